package dev.linas.benchmarks.recovery;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A small search over a table: 5 variables of 4 options, {@link #ROUNDS} rounds of {@link #ROUND}
 * candidates, each measured in {@link #DELAY_MILLIS} ms. The space and the table are written beside
 * the search file.
 */
final class RecoverySearch {
    /** Candidates of a round. */
    static final int ROUND = 8;

    /** Rounds until the budget is used up. */
    static final int ROUNDS = 8;

    /** How long the table takes to answer. */
    static final int DELAY_MILLIS = 60;

    /** The pool that measures both objectives. */
    static final String POOL = "table";

    private static final int OPTIONS = 4;
    private static final int VARIABLES = 5;

    private RecoverySearch() {}

    /**
     * Writes the files of a search.
     *
     * @param seed its seed
     * @return the search file
     * @throws UserError if they cannot be written
     */
    static Path write(Path folder, String id, long seed) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("space.json"), space());
            Files.writeString(folder.resolve("table.csv"), table());
            return Files.writeString(folder.resolve(id + ".yaml"), search(id, seed));
        } catch (IOException e) {
            throw new UserError("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String search(String id, long seed) {
        return """
        id: %s
        space: space.json
        objectives:
          - {metric: accuracy, pool: %s, goal: maximize}
          - {metric: latency_ms, pool: %s, goal: minimize}
        population: %d
        initial_population: %d
        inner_evaluations: 1000
        budget: {evaluations: %d}
        seed: %d
        pools:
          %s: {meter: table, file: table.csv, genome: [a, b, c, d, e],
            metrics: {accuracy: acc, latency_ms: lat}, workers: 1, simulated_delay: %dms}
        """
                .formatted(id, POOL, POOL, ROUND, ROUND, ROUND * ROUNDS, seed, POOL, DELAY_MILLIS);
    }

    private static String space() {
        return """
        {"format": "linas-space/1", "name": "recovery",
         "variables": [{"name": "a", "options": [1, 2, 3, 4]}, \
        {"name": "b", "options": [1, 2, 3, 4]},
                       {"name": "c", "options": [1, 2, 3, 4]}, \
        {"name": "d", "options": [1, 2, 3, 4]},
                       {"name": "e", "options": [1, 2, 3, 4]}]}
        """;
    }

    private static String table() {
        StringBuilder csv = new StringBuilder("a,b,c,d,e,acc,lat\n");
        int size = (int) StrictMath.pow(OPTIONS, VARIABLES);
        for (int g = 0; g < size; g++) {
            int a = g / 256;
            int b = g / 64 % OPTIONS;
            int c = g / 16 % OPTIONS;
            int d = g / OPTIONS % OPTIONS;
            int e = g % OPTIONS;
            double accuracy =
                    60 + 6 * StrictMath.sqrt(a + b) + 2 * c + d - 0.5 * e + g * 37 % 11 / 10.0;
            double latency = 4 + 1.5 * a + 0.75 * b * c + d + 0.25 * e + g * 53 % 13 / 20.0;
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%d,%d,%d,%d,%.3f,%.3f\n",
                            a,
                            b,
                            c,
                            d,
                            e,
                            accuracy,
                            latency));
        }
        return csv.toString();
    }
}
