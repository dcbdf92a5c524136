package dev.linas.cli.log;

import dev.linas.cli.output.OutputFile;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Picocli mixin of commands that write measurements as tables. */
public final class TableOutputs {
    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write every measurement as a row of a CSV table.")
    private Path csv;

    /** Whether a file is named. */
    public boolean isGiven() {
        return csv != null;
    }

    /**
     * Checks that the named files will be writable.
     *
     * @throws dev.linas.runtime.error.UserError if one is not
     */
    public void checkWritable() {
        if (csv != null) {
            new OutputFile("--csv", csv).checkWritable();
        }
    }

    /**
     * Writes the named files, and says so.
     *
     * @param table is asked for if a file is named
     */
    public void write(Supplier<LogTable> table, PrintWriter out) {
        if (!isGiven()) {
            return;
        }
        LogTable rows = table.get();
        if (csv != null) {
            new OutputFile("--csv", csv).save(CsvLog.write(rows));
            out.println("%d rows written to %s".formatted(rows.rows().size(), csv));
        }
        out.flush();
    }
}
