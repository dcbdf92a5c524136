package dev.linas.core.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as users write them: a whole number and a unit, {@code 100ms}, {@code 60s}, {@code 2h}.
 */
public final class DurationText {
    /** The expected value, for messages. */
    public static final String EXPECTED = "a duration such as 100ms, 60s, 5m, 2h or 1d";

    /**
     * The longest duration: a hundred years, which nanoseconds of 64 bits hold almost three times.
     */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /** How {@link #LONGEST} is written, for messages. */
    public static final String LONGEST_TEXT = LONGEST.toDays() + "d";

    private static final String FORMS =
            ": a whole number and ms, s, m, h or d, at most " + LONGEST_TEXT;

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h|d)");

    private DurationText() {}

    /**
     * The duration that a text names, 0 included; empty if it names none, or more than the longest.
     */
    public static Optional<Duration> parse(String text) {
        return Optional.of(FORM.matcher(text.strip()))
                .filter(Matcher::matches)
                .filter(form -> amount(form) <= LONGEST.dividedBy(unit(form)))
                .map(form -> unit(form).multipliedBy(amount(form)));
    }

    /**
     * The text to append to the expectation where a text is not accepted; empty if it is a
     * duration.
     */
    static String hint(String text) {
        if (parse(text).isPresent()) {
            return "";
        }
        return FORM.matcher(text.strip()).matches() ? ", at most " + LONGEST_TEXT : FORMS;
    }

    private static long amount(Matcher form) {
        return Long.parseLong(form.group(1));
    }

    private static Duration unit(Matcher form) {
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
