package dev.linas.cli;

import dev.linas.runtime.app.LinasCommandLine;
import java.util.List;

/** Entry point of the {@code linas} launcher. */
public final class LinasMain {
    private LinasMain() {}

    /**
     * Runs {@link LinasCommand}; short commands log warnings only, long-running ones say how
     * themselves.
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs {@link LinasCommand} and gives its exit code. */
    public static int run(String... args) {
        return LinasCommandLine.execute(LinasCommand.forArguments(List.of(args)), args);
    }
}
