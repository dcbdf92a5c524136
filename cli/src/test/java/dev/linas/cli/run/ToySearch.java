package dev.linas.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A small search over a table: 4 variables of 4 options, all 256 sub-networks measured, rounds of
 * 8, a budget of 24 evaluations. Made in a folder of its own.
 */
final class ToySearch {
    static final String FILE = "search.yaml";

    static final String YAML =
            """
            id: toy
            space: space.json
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            population: 8
            initial_population: 8
            inner_evaluations: 1000
            budget: {evaluations: 24}
            seed: 1
            pools:
              lab:
                {meter: table, file: table.csv, genome: [a, b, c, d], metrics: {accuracy: acc},
                 workers: 1, simulated_delay: 0ms}
              phone:
                {meter: table, file: table.csv, genome: [a, b, c, d], metrics: {latency_ms: lat},
                 workers: 1, simulated_delay: 0ms}
            """;

    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "toy",
             "variables": [{"name": "a", "options": [1, 2, 3, 4]}, {"name": "b", "options": [1, 2, \
            3, 4]},
                           {"name": "c", "options": [1, 2, 3, 4]}, {"name": "d", "options": [1, 2, \
            3, 4]}]}
            """;
    private static final int OPTIONS = 4;

    private final Path folder;

    /** Writes space, table and search file. */
    ToySearch(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("space.json"), SPACE);
        Files.writeString(folder.resolve("table.csv"), table());
        Files.writeString(folder.resolve(FILE), YAML);
    }

    private static String table() {
        StringBuilder csv = new StringBuilder("a,b,c,d,acc,lat\n");
        for (int g = 0; g < OPTIONS * OPTIONS * OPTIONS * OPTIONS; g++) {
            int a = g / 64;
            int b = g / 16 % OPTIONS;
            int c = g / OPTIONS % OPTIONS;
            int d = g % OPTIONS;
            double accuracy = 60 + 6 * Math.sqrt(a + b) + 2 * c + d + g * 37 % 11 / 10.0;
            double latency = 4 + 1.5 * a + 0.75 * b * c + d + g * 53 % 13 / 20.0;
            csv.append(
                    String.format(
                            Locale.ROOT, "%d,%d,%d,%d,%.3f,%.3f%n", a, b, c, d, accuracy, latency));
        }
        return csv.toString();
    }

    /** Changes the search file, starting from the original. */
    void rewrite(UnaryOperator<String> change) throws IOException {
        Files.writeString(folder.resolve(FILE), change.apply(YAML));
    }

    /** Lets a program measure the latencies. */
    void measureBy(String command) throws IOException {
        String pool = "phone: {meter: command, command: [%s], metrics: [latency_ms]}";
        rewrite(yaml -> yaml.replaceAll("(?s)phone:\\s+\\{meter.*\\}", pool.formatted(command)));
    }

    /** What {@code simulate} makes of the search file as it is. */
    JsonNode simulate() throws Exception {
        LinasCli.run(folder, "simulate", FILE, "--json", "simulated.json").succeeded();
        return json("simulated.json").get(0);
    }

    /** Runs the search file as it is to its end. */
    LinasCli.Outcome run(String... options) throws Exception {
        try (LinasCli cli = startRun(options)) {
            return cli.await();
        }
    }

    /** Starts to run the search file as it is; the result of an earlier run is lost. */
    LinasCli startRun(String... options) throws IOException {
        return startRunWith(List.of(), options);
    }

    /** Starts to run it so, in a JVM with further options. */
    LinasCli startRunWith(List<String> jvmOptions, String... options) throws IOException {
        Files.deleteIfExists(folder.resolve("run.json"));
        List<String> command = new ArrayList<>(List.of("run", FILE, "--json", "run.json"));
        command.addAll(List.of(options));
        return LinasCli.startWith(jvmOptions, folder, command.toArray(String[]::new));
    }

    /** The result of the last run. */
    JsonNode result() throws IOException {
        return json("run.json");
    }

    /** A result but for the seconds that measuring took, which are measured anew each time. */
    private JsonNode json(String name) throws IOException {
        JsonNode result = new JsonMapper().readTree(folder.resolve(name).toFile());
        Stream.of(result, result.path(0))
                .flatMap(each -> StreamSupport.stream(each.path("rounds").spliterator(), false))
                .forEach(round -> ((ObjectNode) round).remove("measuringSeconds"));
        return result;
    }
}
