package dev.linas.log.replay;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment of a search at which somebody wants to see it. */
public sealed interface LogMoment {
    /** After a round has closed. */
    record AfterRound(int number) implements LogMoment {}

    /** After so many evaluations, in the order of (round, index). */
    record AfterEvaluation(int count) implements LogMoment {}

    /** At a point in time: measurements that had ended by then. */
    record AtTime(Instant time) implements LogMoment {}

    /**
     * Reads {@code round:12}, {@code evaluation:100}, or a time such as {@code
     * 2026-11-29T05:00:00Z}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static LogMoment parse(String text) {
        Matcher counted = Pattern.compile("(round|evaluation):(\\d{1,9})").matcher(text);
        if (counted.matches()) {
            int number = Integer.parseInt(counted.group(2));
            return counted.group(1).equals("round")
                    ? new AfterRound(number)
                    : new AfterEvaluation(number);
        }
        try {
            return new AtTime(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    ("'%s' is no moment of a search; expected round:NUMBER, evaluation:NUMBER or a"
                                    + " time in UTC such as 2026-11-29T05:00:00Z")
                            .formatted(text),
                    e);
        }
    }
}
