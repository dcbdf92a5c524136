package dev.linas.benchmarks.problem;

import dev.linas.core.objective.Goal;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/**
 * A generated table whose front has a shape that sums of look-ups do not have: the test functions
 * ZDT2 (concave) and ZDT3 (disconnected) of Zitzler, Deb and Thiele, "Comparison of Multiobjective
 * Evolutionary Algorithms" (2000), on a grid. The first variable moves along the front, the others
 * away from it, each from an optimal option of its own. All 41,472 sub-networks are known.
 */
final class ShapedTable {
    private static final int LAST = 31; // last option of the first variable
    private static final int OTHERS = 4;
    private static final int OPTIONS = 6;
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "shaped", "variables": [
              {"name": "x0", "options": [%s]},
              {"name": "x1..x4", "options": [0, 1, 2, 3, 4, 5]}]}
            """;

    private final DoubleBinaryOperator second;
    private final int[] optimum = new int[OTHERS];

    /**
     * @param second the second objective of the first, 0..1, and the distance g, 1..10
     */
    private ShapedTable(long seed, DoubleBinaryOperator second) {
        this.second = second;
        SplittableRandom random = new SplittableRandom(seed);
        for (int v = 0; v < OTHERS; v++) {
            optimum[v] = random.nextInt(OPTIONS);
        }
    }

    static ShapedTable concave() {
        return new ShapedTable(201, (f, g) -> g * (1 - (f / g) * (f / g)));
    }

    static ShapedTable disconnected() {
        return new ShapedTable(
                301,
                (f, g) ->
                        g
                                * (1
                                        - StrictMath.sqrt(f / g)
                                        - f / g * StrictMath.sin(10 * StrictMath.PI * f)));
    }

    Problem save(Path folder, String name) {
        StringBuilder options = new StringBuilder("0");
        for (int option = 1; option <= LAST; option++) {
            options.append(", ").append(option);
        }
        String json = SPACE.formatted(options);
        GeneratedFile.save(folder.resolve(name + ".space.json"), json);
        SearchSpace space = SearchSpaceReader.read(name, json);
        StringBuilder csv = new StringBuilder("x0,x1,x2,x3,x4,f1,f2\n");
        space.canonicalGenomes().forEach(genome -> row(csv, genome.toIndices()));
        GeneratedFile.save(folder.resolve(name + ".csv"), csv);
        return new ProblemWriter(name + ".space.json")
                .objective("f1", "generated", Goal.MINIMIZE)
                .objective("f2", "generated", Goal.MINIMIZE)
                .pool(
                        "generated",
                        Map.of(
                                "meter",
                                "table",
                                "file",
                                name + ".csv",
                                "genome",
                                List.of("x0", "x1", "x2", "x3", "x4"),
                                "metrics",
                                Map.of("f1", "f1", "f2", "f2")))
                .save(folder, name);
    }

    private void row(StringBuilder csv, int[] options) {
        double f1 = options[0] / (double) LAST;
        double away = 0;
        for (int v = 0; v < OTHERS; v++) {
            away += Math.abs(options[v + 1] - optimum[v]) / (OPTIONS - 1.0);
        }
        double g = 1 + 9 * away / OTHERS;
        for (int option : options) {
            csv.append(option).append(',');
        }
        csv.append(f1).append(',').append(second.applyAsDouble(f1, g)).append('\n');
    }
}
