package dev.linas.supernettrainer.files;

import dev.linas.core.file.RegularFile;
import dev.linas.core.space.Genome;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Results in a CSV file with a header, written row by row, so that an experiment can go on where it
 * was stopped.
 */
public final class Table {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Path file;
    private final List<String> columns;
    private final List<Map<String, String>> rows;

    private Table(Path file, List<String> columns, List<Map<String, String>> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Opens a file to be read and added to; begins it if there is none.
     *
     * @throws IllegalArgumentException naming the file, if it has other columns
     */
    public static Table open(Path file, List<String> columns) throws IOException {
        if (Files.exists(file)) {
            return read(file, columns);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Table table = new Table(file, List.copyOf(columns), new ArrayList<>());
        table.append(columns, StandardOpenOption.CREATE_NEW);
        return table;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException naming the file, if it has other columns
     */
    public static Table read(Path file, List<String> columns) throws IOException {
        CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = Files.newBufferedReader(RegularFile.require(file));
                CSVParser parser = format.parse(reader)) {
            if (!parser.getHeaderNames().equals(columns)) {
                throw new IllegalArgumentException(
                        "%s has the columns %s; expected %s"
                                .formatted(file, parser.getHeaderNames(), columns));
            }
            List<Map<String, String>> rows = new ArrayList<>();
            for (CSVRecord row : parser) {
                rows.add(row.toMap());
            }
            return new Table(file, List.copyOf(columns), rows);
        }
    }

    /** All rows, in the order of the file: values by column. */
    public List<Map<String, String>> rows() {
        return List.copyOf(rows);
    }

    /** Adds a row, one value per column, and writes it. */
    public void add(String... values) throws IOException {
        append(Arrays.asList(values), StandardOpenOption.APPEND);
        Map<String, String> row = new LinkedHashMap<>();
        for (int c = 0; c < values.length; c++) {
            row.put(columns.get(c), values[c]);
        }
        rows.add(row);
    }

    private void append(List<String> values, StandardOpenOption how) throws IOException {
        StringWriter text = new StringWriter();
        FORMAT.printRecord(text, values.toArray());
        Files.writeString(
                file, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.WRITE, how);
    }

    /** An accuracy of 0..1 as a value: four decimals. */
    public static String accuracy(double accuracy) {
        return String.format(Locale.ROOT, "%.4f", accuracy);
    }

    /** A genome as a value: option indices joined by {@code -}. */
    public static String genome(Genome genome) {
        return genome.toString().replace(',', '-');
    }

    /** The genome of a value. */
    public static Genome genome(String value) {
        return Genome.parse(value.replace('-', ','));
    }
}
