package dev.linas.benchmarks.problem;

import java.util.Objects;

/**
 * A problem of the suite that defaults are chosen and proven on. Its front is known exactly, so
 * shares of different runs compare.
 *
 * @param half whether it serves to choose or to prove
 * @param searched what is searched
 * @param truth what is true where measurements are disturbed; else the same as {@code searched}
 */
public record SuiteProblem(Half half, Problem searched, Problem truth) {
    /** The use of a problem: choosing a default or proving it. */
    public enum Half {
        /** Defaults are chosen on it. */
        CHOOSING,
        /** Defaults that were chosen are judged on it, and never changed for it. */
        PROVING
    }

    public SuiteProblem {
        Objects.requireNonNull(half);
        Objects.requireNonNull(searched);
        Objects.requireNonNull(truth);
    }

    /** A problem that is measured as it is. */
    static SuiteProblem plain(Half half, Problem problem) {
        return new SuiteProblem(half, problem, problem);
    }

    /** Its name in reports. */
    public String name() {
        return searched.name();
    }
}
