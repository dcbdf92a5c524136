package dev.linas.cli.log;

import dev.linas.cli.output.OutputFile;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.parquet.ParquetLog;
import dev.linas.log.rows.MeasurementRows;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogTable;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.topics.Topics;
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
        LogTable table = table(snapshot, id, space);
        if (csv != null) {
            csv(CSV, table, csv, out);
        }
        if (parquet != null) {
            parquet(PARQUET, table, parquet, out);
        }
    }

    private static LogTable table(TopicSnapshot snapshot, String id, SearchSpace space) {
        MeasurementRows rows = new MeasurementRows(space);
        snapshot.each(
                Topics.MEASUREMENTS,
                id::equals,
                (key, measurement) -> {
                    if (measurement != null) {
                        rows.add(measurement);
                    }
                });
        return rows.table();
    }

    /** Writes a table as CSV. */
    static void csv(String option, LogTable table, Path file, PrintWriter out) {
        new OutputFile(option, file).save(text(option, table, file));
        say(table, file, out);
    }

    private static String text(String option, LogTable table, Path file) {
        try {
            return CsvLog.write(table);
        } catch (IllegalArgumentException e) {
            throw new UserError("%s %s: %s".formatted(option, file, e.getMessage()), e);
        }
    }

    /** Writes a table as Parquet. */
    static void parquet(String option, LogTable table, Path file, PrintWriter out) {
        try {
            ParquetLog.write(table, file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(
                    "%s %s: cannot be written: %s".formatted(option, file, e.getMessage()), e);
        }
        say(table, file, out);
    }

    private static void say(LogTable table, Path file, PrintWriter out) {
        out.println("%d rows written to %s".formatted(table.rows().size(), file));
        out.flush();
    }
}
