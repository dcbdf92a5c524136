package dev.linas.evaluator.meter.table;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.tasks.settings.DataFile;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV table strictly: only the asked columns, every cell checked, genomes brought to their
 * canonical form. Every rejection names file, line and column.
 */
final class TableReader {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(true).get();

    private final TableSettings settings;
    private final SearchSpace space;
    private final String pool;

    private final Map<Genome, double[]> rows = new HashMap<>();
    private final Map<Genome, Long> lines = new HashMap<>();

    /** Line on which the record at hand ends. */
    private long line = 1;

    TableReader(TableSettings settings, MeterSite site) {
        this.settings = settings;
        this.space = site.space();
        this.pool = site.pool();
        if (settings.genome().size() != space.size()) {
            throw new InvalidPoolException(
                    pool,
                    "genome: names %d columns, but space %s has %d variables: one column for each"
                            .formatted(settings.genome().size(), space.name(), space.size()));
        }
    }

    /** The table in the given bytes: UTF-8 text. */
    MeasuredTable read(byte[] content) {
        try (Reader text = DataFile.text(content);
                CSVParser parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new InvalidPoolException(
                        pool, "table %s is empty: expected a header".formatted(settings.file()));
            }
            CSVRecord header = records.next();
            int[] genomeColumns = columns(header, settings.genome());
            int[] metricColumns = columns(header, valueColumns());
            readRows(parser, records, genomeColumns, metricColumns);
        } catch (IOException | UncheckedIOException e) {
            boolean isCoding =
                    e instanceof CharacterCodingException
                            || e.getCause() instanceof CharacterCodingException;
            throw new InvalidPoolException(
                    pool,
                    "table %s, after line %d: %s"
                            .formatted(
                                    settings.file(),
                                    line,
                                    isCoding
                                            ? "no UTF-8; save the table as UTF-8"
                                            : "not valid CSV: " + e.getMessage()),
                    e);
        }
        return new MeasuredTable(
                settings.file().toString(), List.copyOf(settings.metrics().keySet()), rows);
    }

    /** The columns of the metrics, and behind them those of standard errors. */
    private List<String> valueColumns() {
        return Stream.of(settings.metrics(), settings.spread().columns())
                .flatMap(columns -> columns.values().stream())
                .toList();
    }

    private void readRows(
            CSVParser parser,
            Iterator<CSVRecord> records,
            int[] genomeColumns,
            int[] metricColumns) {
        while (records.hasNext()) {
            CSVRecord record = records.next();
            line = parser.getCurrentLineNumber();
            Genome genome = genome(record, genomeColumns);
            Long earlier = lines.putIfAbsent(genome, line);
            if (earlier != null) {
                throw new InvalidPoolException(
                        pool,
                        ("table %s: lines %d and %d hold the same sub-network %s (inactive"
                                        + " variables do not count); keep one")
                                .formatted(settings.file(), earlier, line, genome));
            }
            rows.put(genome, values(record, metricColumns));
        }
        if (rows.isEmpty()) {
            throw new InvalidPoolException(
                    pool, "table %s has a header but no rows".formatted(settings.file()));
        }
    }

    private int[] columns(CSVRecord header, List<String> names) {
        List<String> present = header.toList();
        int[] result = new int[names.size()];
        for (int i = 0; i < result.length; i++) {
            String name = names.get(i);
            result[i] = present.indexOf(name);
            if (result[i] < 0) {
                throw new InvalidPoolException(
                        pool,
                        "table %s, line %d: there is no column '%s'; there are %s%s"
                                .formatted(
                                        settings.file(), line, name, present, separator(present)));
            }
            if (present.lastIndexOf(name) != result[i]) {
                throw new InvalidPoolException(
                        pool,
                        "table %s, line %d: column '%s' is there twice; rename one"
                                .formatted(settings.file(), line, name));
            }
        }
        return result;
    }

    /** A hint where the columns seem to be separated by something else. */
    private static String separator(List<String> columns) {
        return columns.size() == 1 && columns.get(0).matches(".*[;\t|].*")
                ? "; columns are separated by commas"
                : "";
    }

    private Genome genome(CSVRecord record, int[] columns) {
        int[] indices = new int[columns.length];
        for (int v = 0; v < indices.length; v++) {
            String column = settings.genome().get(v);
            String cell = cell(record, columns[v], column);
            try {
                indices[v] = Integer.parseInt(cell);
            } catch (NumberFormatException e) {
                throw wrong(column, cell, "an option index (a whole number)");
            }
            if (indices[v] < 0 || indices[v] >= space.optionCount(v)) {
                throw wrong(
                        column,
                        cell,
                        "an option index of variable %s, which has 0..%d in space %s"
                                .formatted(
                                        space.variables().get(v).name(),
                                        space.optionCount(v) - 1,
                                        space.name()));
            }
        }
        return space.canonical(Genome.of(indices));
    }

    private double[] values(CSVRecord record, int[] columns) {
        List<String> names = valueColumns();
        double[] values = new double[columns.length];
        for (int m = 0; m < values.length; m++) {
            int column = m;
            String cell = cell(record, columns[m], names.get(m));
            values[m] =
                    DecimalText.parse(cell)
                            .orElseThrow(() -> wrong(names.get(column), cell, "a number"));
            if (!Double.isFinite(values[m])) {
                throw wrong(names.get(m), cell, "a finite number");
            }
            if (m >= settings.metrics().size() && values[m] < 0) {
                throw wrong(names.get(m), cell, "a standard error: a number of 0 or more");
            }
        }
        return values;
    }

    private String cell(CSVRecord record, int index, String column) {
        if (index >= record.size()) {
            throw new InvalidPoolException(
                    pool,
                    "table %s, line %d: the line ends before column '%s'"
                            .formatted(settings.file(), line, column));
        }
        return record.get(index);
    }

    private InvalidPoolException wrong(String column, String cell, String expected) {
        return new InvalidPoolException(
                pool,
                "table %s, line %d, column '%s': '%s' is not %s"
                        .formatted(settings.file(), line, column, cell, expected));
    }
}
