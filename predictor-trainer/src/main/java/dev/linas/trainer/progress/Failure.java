package dev.linas.trainer.progress;

import java.util.Objects;

/**
 * The failure of a search, with its cause.
 *
 * @param step the step that could not be done
 * @param reason for people, one line of at most {@value #LONGEST} characters
 */
public record Failure(Step step, String reason) {
    private static final int LONGEST = 1000;

    /** Steps of a search. */
    public enum Step {
        /** The candidates of the open round could not be proposed. */
        PROPOSE,
        /** Nothing that was proposed could be measured. */
        MEASURE,
        /** The open round could not be closed. */
        CLOSE,
        /** The last closed round could not be told again, so that the search would go on. */
        REPEAT
    }

    public Failure {
        Objects.requireNonNull(step);
        reason = shortened(reason);
    }

    /** The failure that an exception tells, with its kind. */
    public static Failure of(Step step, Throwable cause) {
        return new Failure(step, cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    /** One line, cut. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
