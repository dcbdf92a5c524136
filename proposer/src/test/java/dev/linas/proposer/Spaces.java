package dev.linas.proposer;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Spaces, objectives and searches that the tests of the proposer share. */
public final class Spaces {
    private Spaces() {}

    /** The 45-variable space of the paper. */
    public static SearchSpace mobileNet() {
        return BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
    }

    /** 15,625 cells. */
    public static SearchSpace cells() {
        return BuiltInSpaces.find("nas-bench-201").orElseThrow();
    }

    /** 13 canonical genomes: x of 0..4 and y of 0..2, y only counting while x is above 0. */
    public static SearchSpace tiny() {
        return SearchSpaceReader.read(
                "tiny",
                """
                {"format": "linas-space/1", "name": "tiny",
                 "variables": [{"name": "x", "options": [0, 1, 2, 3, 4]},
                               {"name": "y", "options": [0, 1, 2]}],
                 "active": [{"variables": ["y"], "when": {"x": [1, 2, 3, 4]}}]}
                """);
    }

    /** Independent variables with the given number of options each. */
    public static SearchSpace grid(int variables, int options) {
        String values =
                IntStream.range(0, options)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        return SearchSpaceReader.read(
                "grid",
                """
                {"format": "linas-space/1", "name": "grid",
                 "variables": [{"name": "v0..v%d", "options": [%s]}]}
                """
                        .formatted(variables - 1, values));
    }

    /** Minimised objectives without bounds. */
    public static List<Objective> minimised(int count) {
        return IntStream.range(0, count)
                .mapToObj(o -> objective(o, OptionalDouble.empty()))
                .toList();
    }

    /** A minimised objective. */
    public static Objective objective(int number, OptionalDouble bound) {
        return new Objective("cost" + number, "bench", Goal.MINIMIZE, bound);
    }

    /** A search with a population of 5, an initial one of 8 and no budget. */
    public static SearchSpec search(SearchSpace space, String tactic, int objectives, long seed) {
        return SearchSpec.of("a-search", space, minimised(objectives))
                .tactic(tactic)
                .predictor("auto")
                .population(5)
                .initialPopulation(8)
                .innerEvaluations(500)
                .seed(seed)
                .build();
    }
}
