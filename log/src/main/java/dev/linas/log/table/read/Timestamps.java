package dev.linas.log.table.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points in time as Python and pandas print them; UTC where no zone is told. */
final class Timestamps {
    private static final Pattern WITH_ZONE = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");

    private Timestamps() {}

    /** The time of a cell in whole milliseconds; empty if it is blank, or no time. */
    static Optional<Instant> parse(String cell) {
        String text = cell.replace(' ', 'T');
        try {
            Instant time =
                    WITH_ZONE.matcher(text).matches()
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
