package dev.linas.benchmarks.problem;

import static dev.linas.benchmarks.problem.LookupTableText.COST;
import static dev.linas.benchmarks.problem.LookupTableText.QUALITY;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A generated lookup table over a small space, six variables of five options, in which every pair
 * of variables interacts; the order of the options means nothing. All 15,625 sub-networks are
 * known.
 */
final class PairwiseTable {
    private static final int VARIABLES = 6;
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "six-by-five", "variables": [
              {"name": "v0..v5", "options": ["a", "b", "c", "d", "e"]}]}
            """;

    private final SplittableRandom random = new SplittableRandom(601);

    Problem save(Path folder, String name) {
        GeneratedFile.save(folder.resolve(name + ".space.json"), SPACE);
        SearchSpace space = SearchSpaceReader.read(name, SPACE);
        LookupTableText table = new LookupTableText(space);
        for (String metric : List.of(COST, QUALITY)) {
            for (int v = 0; v < VARIABLES; v++) {
                table.term(metric, new int[] {v}, Map.of(), o -> random.nextDouble(0, 2));
                for (int other = 0; other < v; other++) {
                    table.term(
                            metric, new int[] {other, v}, Map.of(), o -> random.nextDouble(0, 1));
                }
            }
        }
        return table.save(folder, name, name + ".space.json");
    }
}
