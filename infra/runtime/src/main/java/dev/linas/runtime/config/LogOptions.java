package dev.linas.runtime.config;

import dev.linas.runtime.logging.LogFormat;
import dev.linas.runtime.logging.LogTarget;
import java.nio.file.Path;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** Picocli mixin of every long-running command. */
public final class LogOptions {
    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Log lines as text or json. Default: ${DEFAULT-VALUE}.")
    private LogFormat format;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description =
                    "Least severe of our own log events: error, warn, info, debug or trace."
                            + " Default: ${DEFAULT-VALUE}.")
    private Level level;

    /** Everything to standard error: what a stand-alone app does. */
    public LogTarget standardError() {
        return LogTarget.standardError(format, level);
    }

    /**
     * Everything to a file, and our own warnings to standard error: what {@code linas run} does.
     */
    public LogTarget file(Path file) {
        return LogTarget.file(file, format, level);
    }
}
