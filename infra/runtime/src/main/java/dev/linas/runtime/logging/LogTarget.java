package dev.linas.runtime.logging;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Where log events go.
 *
 * @param format how they are written
 * @param level least severe of our own events that is logged; libraries are logged from WARN
 * @param file where all events go, with only our own warnings on standard error; empty: all go to
 *     standard error
 */
public record LogTarget(LogFormat format, Level level, Optional<Path> file) {
    public LogTarget {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(file, "file");
    }

    public static LogTarget standardError(LogFormat format, Level level) {
        return new LogTarget(format, level, Optional.empty());
    }

    public static LogTarget file(Path file, LogFormat format, Level level) {
        return new LogTarget(format, level, Optional.of(file));
    }
}
