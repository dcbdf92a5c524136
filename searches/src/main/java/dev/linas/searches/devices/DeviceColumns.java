package dev.linas.searches.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.config.DecimalText;
import dev.linas.core.file.RegularFile;
import dev.linas.core.objective.Goal;
import dev.linas.core.objective.ObjectiveId;
import dev.linas.core.registry.Suggestions;
import dev.linas.tasks.settings.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measured values by name: the columns of a CSV table with a heading, or the metrics ({@code
 * metric@pool}) of the evaluations in a result that {@code run --json} or {@code simulate --json}
 * wrote.
 *
 * @param file the file, for messages
 * @param names all of them, in the order of the file
 * @param rows for each sub-network its values by name; what is no number is left out
 */
public record DeviceColumns(Path file, List<String> names, List<Map<String, Double>> rows) {

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read, or is neither of the two
     */
    public static DeviceColumns read(Path file) {
        try {
            byte[] content = RegularFile.bytes(file);
            String begin = new String(content, 0, Math.min(content.length, 64), UTF_8);
            return begin.matches("(?s)\uFEFF?\\s*[\\[{].*")
                    ? result(file, new JsonMapper().readTree(content))
                    : table(file, CsvRows.read(content));
        } catch (CsvRows.InvalidCsvException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s: cannot be read: %s".formatted(file, RegularFile.why(e)), e);
        }
    }

    private static DeviceColumns table(Path file, Optional<CsvRows> read) {
        CsvRows table =
                read.orElseThrow(() -> new IllegalArgumentException(file + ": it is empty"));
        if (!table.repeated().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: line 1: columns %s are there twice; rename one of each"
                            .formatted(file, table.repeated()));
        }
        List<Map<String, Double>> rows = new ArrayList<>();
        for (CsvRows.Row row : table.rows()) {
            table.fault(row)
                    .ifPresent(
                            fault -> {
                                throw new IllegalArgumentException(file + ": " + fault);
                            });
            Map<String, Double> values = new LinkedHashMap<>();
            for (int c = 0; c < row.cells().size(); c++) {
                double value = DecimalText.parse(row.cells().get(c)).orElse(Double.NaN);
                if (Double.isFinite(value)) {
                    values.put(table.heading().get(c), value);
                }
            }
            rows.add(values);
        }
        return new DeviceColumns(file, table.heading(), rows);
    }

    private static DeviceColumns result(Path file, JsonNode json) {
        JsonNode search = json.isArray() && json.size() == 1 ? json.get(0) : json;
        if (!search.path("evaluations").isArray()) {
            throw new IllegalArgumentException(
                    ("%s: it is no result of one search; expected a CSV table, or what 'run"
                                            + " --json' or")
                                    .formatted(file)
                            + " 'simulate --json' with one seed writes");
        }
        Set<String> names = new LinkedHashSet<>();
        List<Map<String, Double>> rows = new ArrayList<>();
        for (JsonNode evaluation : search.get("evaluations")) {
            Map<String, Double> row = new LinkedHashMap<>();
            evaluation
                    .path("metrics")
                    .properties()
                    .forEach(
                            metric -> {
                                if (metric.getValue().isNumber()) {
                                    row.put(metric.getKey(), metric.getValue().doubleValue());
                                }
                            });
            names.addAll(row.keySet());
            rows.add(row);
        }
        return new DeviceColumns(file, List.copyOf(names), rows);
    }

    /**
     * The columns that some patterns mean, in the order of the patterns, each once.
     *
     * @param patterns names, in which {@code *} stands for any text
     * @throws IllegalArgumentException naming the option and the closest column, if a pattern means
     *     none
     */
    public List<String> matching(String option, List<String> patterns) {
        Set<String> found = new LinkedHashSet<>();
        for (String pattern : patterns) {
            Pattern regex =
                    Pattern.compile(
                            String.join(
                                    ".*",
                                    Stream.of(pattern.split("\\*", -1))
                                            .map(Pattern::quote)
                                            .toList()));
            List<String> some =
                    names.stream().filter(name -> regex.matcher(name).matches()).toList();
            if (some.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s is '%s', which %s does not have; it has %s%s"
                                .formatted(
                                        option,
                                        pattern,
                                        file,
                                        String.join(", ", names),
                                        Suggestions.didYouMean(pattern, names)));
            }
            found.addAll(some);
        }
        return List.copyOf(found);
    }

    /**
     * The values of some columns, of the rows that have all of them.
     *
     * @return one array per column, in their order
     */
    public List<double[]> complete(List<String> columns) {
        List<Map<String, Double>> complete =
                rows.stream().filter(row -> row.keySet().containsAll(columns)).toList();
        return columns.stream()
                .map(column -> complete.stream().mapToDouble(row -> row.get(column)).toArray())
                .toList();
    }

    /** Short names of columns: their pools, if all are of one metric. */
    public static List<String> devices(List<String> columns) {
        List<ObjectiveId> ids =
                columns.stream().flatMap(name -> ObjectiveId.parse(name).stream()).toList();
        boolean ofOneMetric =
                ids.size() == columns.size()
                        && ids.stream().map(ObjectiveId::metric).distinct().count() == 1;
        return ofOneMetric ? ids.stream().map(ObjectiveId::pool).toList() : List.copyOf(columns);
    }

    /**
     * Compares devices by their columns.
     *
     * @param quality pattern of the column that all devices share
     * @param goal of the quality
     * @param latencies patterns of the columns that differ, which are minimised
     * @throws IllegalArgumentException naming the option, if the columns are not there, are too few
     *     or too many, or no row has them all
     */
    public DeviceComparison compare(String quality, Goal goal, List<String> latencies) {
        List<String> devices = matching("--latency", latencies);
        if (devices.size() < 2) {
            throw new IllegalArgumentException(
                    "--latency is %s, one device; expected two or more columns".formatted(devices));
        }
        List<String> all = new ArrayList<>(matching("--quality", List.of(quality)));
        if (all.size() > 1) {
            throw new IllegalArgumentException(
                    "--quality is '%s', which means %s; expected one column"
                            .formatted(quality, all));
        }
        all.addAll(devices);
        List<double[]> values = complete(all);
        if (values.get(0).length == 0) {
            throw new IllegalArgumentException(
                    "%s: no row has a number in each of %s"
                            .formatted(file, String.join(", ", all)));
        }
        return DeviceComparison.of(
                values.get(0), goal, devices(devices), values.subList(1, values.size()));
    }
}
