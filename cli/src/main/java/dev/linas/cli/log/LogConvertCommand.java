package dev.linas.cli.log;

import dev.linas.log.table.LogTable;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.output.OutputFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas log convert}. */
@Command(
        name = "convert",
        description = {
            "Reads a table of measurements and writes it as Linas has it, as CSV or Parquet.",
            "Reads log files (NAME.avro), tables of Linas, results of DyNAS-T, trials of Optuna,"
                    + " and any table with a column 'genome' or a column per variable; CSV or"
                    + " Parquet.",
            "All of the file is checked first; where something is wrong, nothing is written."
        },
        footer = {
            "",
            "Examples:",
            "  linas log convert pixel2.avro rows.csv",
            "  linas log convert rows.csv rows.parquet",
            "  linas log convert results.csv rows.parquet --space ofa-mbv3-d234-e346-k357-w1.0",
            "  linas log convert trials.csv rows.csv --space space.json --metric top1=values_0"
        })
final class LogConvertCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "IN", description = "The table or log file to read.")
    private Path in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The file to write: NAME.csv or NAME.parquet.")
    private Path out;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: what the name of OUT says.")
    private TableFormat to;

    @Mixin private ForeignOptions foreign;

    @Override
    public Integer call() {
        TableFormat format = to == null ? formatOf(out) : to;
        new OutputFile("OUT", out).checkWritable();
        LogTable table = foreign.read(in, command.commandLine().getErr());
        PrintWriter say = command.commandLine().getOut();
        switch (format) {
            case csv -> TableOutputs.csv("OUT", table, out, say);
            case parquet -> TableOutputs.parquet("OUT", table, out, say);
        }
        return 0;
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
}
