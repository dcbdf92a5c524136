package dev.linas.log.replay;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment of a search at which somebody wants to see it. */
public final class LogMoment {
    private final Function<RecordedRows, PastRows> known;

    private LogMoment(Function<RecordedRows, PastRows> known) {
        this.known = known;
    }

    /**
     * Reads {@code round:12} (after that round has closed), {@code evaluation:100} (after so many,
     * in the order of (round, index)), or a time such as {@code 2026-11-29T05:00:00Z} (measurements
     * that had ended by then).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static LogMoment parse(String text) {
        Matcher counted = Pattern.compile("(round|evaluation):(\\d{1,9})").matcher(text);
        if (counted.matches()) {
            int number = Integer.parseInt(counted.group(2));
            return counted.group(1).equals("round")
                    ? new LogMoment(recorded -> PastRows.afterRound(recorded, number))
                    : new LogMoment(recorded -> PastRows.afterEvaluation(recorded, number));
        }
        try {
            Instant time = Instant.parse(text);
            return new LogMoment(recorded -> PastRows.atTime(recorded, time));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    ("'%s' is no moment of a search; expected round:NUMBER, evaluation:NUMBER or a"
                                    + " time in UTC such as 2026-11-29T05:00:00Z")
                            .formatted(text),
                    e);
        }
    }

    /**
     * What was known then.
     *
     * @throws IllegalArgumentException if the search never reached it, naming how far it got
     */
    PastRows rows(RecordedRows recorded) {
        return known.apply(recorded);
    }
}
