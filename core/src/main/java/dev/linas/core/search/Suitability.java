package dev.linas.core.search;

import java.util.Objects;

/**
 * How well a tactic or an algorithm goes with the number of objectives of a search.
 *
 * @param grade whether it can be used
 * @param reason why it is not {@link Grade#GOOD}, as what follows "which" in a message, e.g. {@code
 *     is made for two objectives}; empty if it is
 */
public record Suitability(Grade grade, String reason) {
    /** It can be used as intended. */
    public static final Suitability GOOD = new Suitability(Grade.GOOD, "");

    /** Whether something can be used. */
    public enum Grade {
        /** It can be used as intended. */
        GOOD,
        /** It runs, but others do better. */
        POOR,
        /** It cannot be used. */
        NONE
    }

    public Suitability {
        Objects.requireNonNull(grade);
        Objects.requireNonNull(reason);
    }

    /** It runs, but others do better. */
    public static Suitability poor(String reason) {
        return new Suitability(Grade.POOR, reason);
    }

    /** It cannot be used. */
    public static Suitability none(String reason) {
        return new Suitability(Grade.NONE, reason);
    }

    /** The suitability of an algorithm that is meant for two or more objectives. */
    public static Suitability several(int objectives) {
        return objectives >= 2 ? GOOD : notMeantFor(objectives);
    }

    /** The suitability of an algorithm that is meant for two objectives and can handle more. */
    public static Suitability two(int objectives) {
        return objectives > 2 ? poor("is made for two objectives") : several(objectives);
    }

    /** The suitability of an algorithm that is meant for one objective and cannot handle more. */
    public static Suitability single(int objectives) {
        return objectives == 1 ? GOOD : notMeantFor(objectives);
    }

    private static Suitability notMeantFor(int objectives) {
        return none(
                "is not meant for %d objective%s"
                        .formatted(objectives, objectives == 1 ? "" : "s"));
    }
}
