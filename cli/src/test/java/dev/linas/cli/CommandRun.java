package dev.linas.cli;

import dev.linas.runtime.app.LinasCommandLine;
import dev.linas.runtime.error.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs a command in this JVM; what a user is told of goes to its error output. */
public final class CommandRun {
    private CommandRun() {}

    /** Runs a command of {@code linas}; gives its exit code. */
    public static int linas(StringWriter out, StringWriter err, List<String> arguments) {
        return of(LinasCommand.whole(), out, err, arguments);
    }

    /** Runs a command; gives its exit code. */
    public static int of(
            Object command, StringWriter out, StringWriter err, List<String> arguments) {
        return LinasCommandLine.of(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(
                        (error, line, parsed) -> {
                            if (error instanceof UserError expected) {
                                line.getErr().println(expected.getMessage());
                                return expected.exitCode();
                            }
                            throw error;
                        })
                .execute(arguments.toArray(String[]::new));
    }
}
