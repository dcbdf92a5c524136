package dev.linas.cli.log;

import dev.linas.cli.output.OutputFile;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas log convert}. */
@Command(
        name = "convert",
        description = {
            "Reads a table of measurements and writes it as Linas has it, as CSV or Parquet.",
            "Reads tables of Linas, results of DyNAS-T, trials of Optuna, and any table with a"
                    + " column 'genome' or a column per variable; CSV or Parquet.",
            "All of the file is checked first; where something is wrong, nothing is written."
        },
        footer = {
            "",
            "Examples:",
            "  linas log convert rows.csv rows.parquet",
            "  linas log convert results.csv rows.parquet --space ofa-mbv3-d234-e346-k357-w1.0",
            "  linas log convert trials.csv rows.csv --space space.json --metric top1=values_0"
        })
final class LogConvertCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "IN", description = "The table to read.")
    private Path in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The file to write: NAME.csv or NAME.parquet.")
    private Path out;

    @Option(
            names = "--from",
            paramLabel = "LAYOUT",
            description = "linas, dynas, optuna or table. Default: what the heading of IN says.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: what the name of OUT says.")
    private TableFormat to;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description =
                    "The search space: the name of a built-in one, or a file. Needed but for tables"
                            + " of Linas, which are checked against it if it is given.")
    private String space;

    @Option(
            names = "--search",
            paramLabel = "ID",
            description =
                    "What a table of another tool is called as a search. Default: the name of IN.")
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

    @Override
    public Integer call() {
        TableFormat format = to == null ? formatOf(out) : to;
        new OutputFile("OUT", out).checkWritable();
        Foreign foreign = new Foreign(space(), searchId(), pool(), metrics, metrics.isEmpty());
        LogTable table = read(foreign);
        PrintWriter say = command.commandLine().getOut();
        switch (format) {
            case csv -> TableOutputs.csv("OUT", table, out, say);
            case parquet -> TableOutputs.parquet("OUT", table, out, say);
        }
        return 0;
    }

    private LogTable read(Foreign foreign) {
        try {
            return LogTables.read(in, Optional.ofNullable(from), foreign);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private static TableFormat formatOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (TableFormat format : TableFormat.values()) {
            if (name.endsWith("." + format)) {
                return format;
            }
        }
        throw new UserError(
                "OUT is '%s'; expected NAME.csv or NAME.parquet, or --to csv or parquet"
                        .formatted(file));
    }

    private Optional<SearchSpace> space() {
        try {
            return Optional.ofNullable(space)
                    .map(name -> BuiltInSpaces.OR_FILE.named(name, Path.of("")));
        } catch (InvalidConfigurationException e) {
            throw new UserError("--space " + e.getMessage(), e);
        }
    }

    /** As it was given, or the name of the file without what no id may have. */
    private String searchId() {
        if (search != null) {
            return identifier("--search", search);
        }
        return NewSearchFile.idOf(in, "log");
    }

    private String pool() {
        return identifier("--pool", pool);
    }

    private static String identifier(String option, String value) {
        if (!Identifier.isValid(value)) {
            throw new UserError(
                    "%s is '%s'; expected %s".formatted(option, value, Identifier.EXPECTED));
        }
        return value;
    }
}
