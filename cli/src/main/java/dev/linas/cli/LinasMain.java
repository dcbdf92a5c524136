package dev.linas.cli;

import dev.linas.runtime.app.LinasCommandLine;
import dev.linas.runtime.logging.LogFormat;
import dev.linas.runtime.logging.LogTarget;
import dev.linas.runtime.logging.Logging;
import org.slf4j.event.Level;

/** Entry point of the {@code linas} launcher. */
public final class LinasMain {
    private LinasMain() {}

    /** Runs {@link LinasCommand}; short commands log warnings only, long-running ones say how themselves. */
    public static void main(String[] args) {
        Logging.configure(LogTarget.standardError(LogFormat.TEXT, Level.WARN));
        System.exit(LinasCommandLine.execute(LinasCommand.withInstalled(), args));
    }
}
