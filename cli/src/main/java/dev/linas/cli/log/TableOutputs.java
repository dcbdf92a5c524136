package dev.linas.cli.log;

import dev.linas.core.space.SearchSpace;
import dev.linas.log.parquet.ParquetLog;
import dev.linas.log.rows.StreamRows;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogRows;
import dev.linas.log.table.LogTable;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.searches.output.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Picocli mixin of commands that write measurements as tables. */
public final class TableOutputs {
    private static final String CSV = "--csv";
    private static final String PARQUET = "--parquet";

    @Option(
            names = CSV,
            paramLabel = "FILE",
            description = "Write every measurement as a row of a CSV table.")
    private Path csv;

    @Option(
            names = PARQUET,
            paramLabel = "FILE",
            description = "Likewise as a Parquet file, for pandas, DuckDB and others.")
    private Path parquet;

    /** Whether a file is named. */
    public boolean isGiven() {
        return csv != null || parquet != null;
    }

    /**
     * Checks that the named files will be writable.
     *
     * @throws UserError if one is not
     */
    public void checkWritable() {
        if (csv != null) {
            new OutputFile(CSV, csv).checkWritable();
        }
        if (parquet != null) {
            new OutputFile(PARQUET, parquet).checkWritable();
        }
    }

    /**
     * Reads what a search has measured, writes the named files, and says so; nothing if none is.
     *
     * @throws UserError if one cannot be written, or a measurement is of another space
     */
    public void write(TopicSnapshot snapshot, String id, SearchSpace space, PrintWriter out) {
        if (!isGiven()) {
            return;
        }
        StreamRows rows = new StreamRows(snapshot, id, space);
        if (csv != null) {
            csv(CSV, rows.columns(), rows, csv);
            say(rows.count(), csv, out);
        }
        if (parquet != null) {
            parquet(PARQUET, rows.columns(), rows, parquet);
            say(rows.count(), parquet, out);
        }
    }

    /** Writes a table as CSV. */
    static void csv(String option, LogTable table, Path file, PrintWriter out) {
        csv(option, table, LogRows.of(table.rows()), file);
        say(table.rows().size(), file, out);
    }

    /** Writes a table as Parquet. */
    static void parquet(String option, LogTable table, Path file, PrintWriter out) {
        parquet(option, table, LogRows.of(table.rows()), file);
        say(table.rows().size(), file, out);
    }

    private static void csv(String option, LogTable columns, LogRows rows, Path file) {
        try {
            CsvLog.write(columns, rows, file);
        } catch (IOException | IllegalArgumentException e) {
            throw unwritable(option, file, e);
        }
    }

    private static void parquet(String option, LogTable columns, LogRows rows, Path file) {
        try {
            ParquetLog.write(columns, rows, file);
        } catch (IOException | IllegalArgumentException e) {
            throw unwritable(option, file, e);
        }
    }

    private static UserError unwritable(String option, Path file, Exception e) {
        return new UserError(
                "%s %s: cannot be written: %s".formatted(option, file, e.getMessage()), e);
    }

    private static void say(long rows, Path file, PrintWriter out) {
        out.println("%d rows written to %s".formatted(rows, file));
        out.flush();
    }
}
