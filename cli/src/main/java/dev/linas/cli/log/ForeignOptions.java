package dev.linas.cli.log;

import dev.linas.core.config.Identifier;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.files.LogTables;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.read.Foreign;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.NewSearchFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Picocli mixin of commands that read tables: what a table of another tool does not tell. */
final class ForeignOptions {
    @Option(
            names = "--from",
            paramLabel = "LAYOUT",
            description =
                    "How a table is laid out: linas, dynas, optuna or table. Default: what its"
                            + " heading says.")
    private String from;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description =
                    "The search space of a table: the name of a built-in one, or a file. Needed but"
                            + " for tables of Linas, which are checked against it if it is given.")
    private String space;

    @Option(
            names = "--search",
            paramLabel = "ID",
            description =
                    "What a table of another tool is called as a search. Default: the name of the"
                            + " file. Of a log file: the only search whose rows are read.")
    private String search;

    @Option(
            names = "--pool",
            paramLabel = "NAME",
            defaultValue = "log",
            description =
                    "Pool of values whose column is not called METRIC@POOL, in a table of another"
                            + " tool. Default: ${DEFAULT-VALUE}.")
    private String pool;

    @Option(
            names = "--metric",
            paramLabel = "NAME=COLUMN",
            description =
                    "A metric, and the column that it is in; repeatable. Once given, other columns"
                            + " are no metrics.")
    private Map<String, String> metrics = new LinkedHashMap<>();

    /** The id that was given, as it is. */
    Optional<String> search() {
        return Optional.ofNullable(search);
    }

    private static void refuseForLogFile(String option, boolean isGiven) {
        if (isGiven) {
            throw new UserError(
                    option + " is for tables; a log file says itself what it holds; leave it out");
        }
    }

    /**
     * Reads a table.
     *
     * @param err hears what is left out of it, or was read in one of several ways
     * @throws UserError if an option or the table is not as it should be
     */
    LogTable read(Path in, PrintWriter err) {
        Foreign foreign =
                new Foreign(
                        space(),
                        search == null
                                ? NewSearchFile.idOf(in, "log")
                                : identifier("--search", search),
                        identifier("--pool", pool),
                        metrics,
                        metrics.isEmpty());
        try {
            if (LogTables.isLogFile(in)) {
                refuseForLogFile("--from", from != null);
                refuseForLogFile("--metric", !metrics.isEmpty());
                return LogTables.logFile(in, search(), foreign.space());
            }
            return LogTables.read(
                    in,
                    Optional.ofNullable(from),
                    foreign,
                    note -> {
                        err.println("note: " + note);
                        err.flush();
                    });
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** The space that was given. */
    Optional<SearchSpace> space() {
        try {
            return Optional.ofNullable(space)
                    .map(name -> BuiltInSpaces.OR_FILE.named(name, Path.of("")));
        } catch (InvalidConfigurationException e) {
            throw new UserError("--space " + e.getMessage(), e);
        }
    }

    private static String identifier(String option, String value) {
        if (!Identifier.isValid(value)) {
            throw new UserError(
                    "%s is '%s'; expected %s".formatted(option, value, Identifier.EXPECTED));
        }
        return value;
    }
}
