package dev.linas.benchmarks.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.benchmarks.report.Grid;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.runtime.CodeVersion;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of one benchmark: a table for the console, and {@code NAME.json} with the machine that
 * they were measured on. Not thread-safe.
 *
 * <pre>{@code
 * {"benchmark": "rounds", "linas": "0.1.0", "java": "17.0.15", "processors": 2,
 *  "loadAverage": 0.4, "heapBytes": 1073741824,
 *  "results": [{"rows": 500, "fitSeconds": 0.4, "proposeSeconds": 0.3}]}
 * }</pre>
 */
final class ScaleReport {
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final List<Map<String, Object>> results = new ArrayList<>();

    ScaleReport(String name) {
        this.name = name;
    }

    /** One figure by its name, or a label; figures are in base units, which their names end in. */
    static Map<String, Object> figures() {
        return new LinkedHashMap<>();
    }

    /** Adds a line of figures, of the same names as the others. */
    void add(Map<String, Object> figures) {
        results.add(new LinkedHashMap<>(figures));
    }

    /** Writes {@code NAME.json} and prints the table. */
    void write(ReportFolder folder, PrintWriter out) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("benchmark", name);
        root.put("linas", CodeVersion.current());
        root.put("java", System.getProperty("java.version"));
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put(
                "loadAverage", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        root.put("heapBytes", Runtime.getRuntime().maxMemory());
        root.put("results", results);
        try {
            folder.text(
                    name + ".json",
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.print(table().text());
        out.println("Figures: " + folder.path().resolve(name + ".json"));
        out.flush();
    }

    private Grid table() {
        Grid grid = new Grid(List.copyOf(results.get(0).keySet()));
        for (Map<String, Object> line : results) {
            grid.row(line.values().stream().map(ScaleReport::cell).toList());
        }
        return grid;
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            int decimals = number != 0 && Math.abs(number) < 1 ? 4 : 2;
            return Grid.number(number, decimals);
        }
        return String.valueOf(value);
    }
}
