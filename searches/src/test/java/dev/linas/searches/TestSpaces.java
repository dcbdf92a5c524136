package dev.linas.searches;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.List;
import java.util.OptionalDouble;

/** A space of 2 x 3 x (1 + 3) = 24 sub-networks: {@code width} counts only at depth 2. */
public final class TestSpaces {
    public static final String TINY =
            """
            {"format": "linas-space/1", "name": "tiny",
             "variables": [{"name": "depth", "options": [1, 2]},
                           {"name": "kernel", "options": [3, 5, 7]},
                           {"name": "width", "options": ["s", "m", "l"]},
                           {"name": "skip", "options": ["no", "yes"]}],
             "active": [{"variables": ["width"], "when": {"depth": [2]}}]}
            """;

    private TestSpaces() {}

    public static SearchSpace tiny() {
        return SearchSpaceReader.read("tiny", TINY);
    }

    public static List<Objective> objectives() {
        return List.of(
                new Objective("accuracy", "lab", Goal.MAXIMIZE, OptionalDouble.empty()),
                new Objective("latency_ms", "phone", Goal.MINIMIZE, OptionalDouble.empty()));
    }

    public static SearchSpec spec() {
        return SearchSpec.of("toy", tiny(), objectives())
                .predictor("auto")
                .population(4)
                .initialPopulation(6)
                .innerEvaluations(200)
                .budget(20)
                .build();
    }

    /** The search with a bound on its latency. */
    public static SearchSpec bounded(double latency) {
        Objective accuracy = objectives().get(0);
        return spec().withObjectives(
                        List.of(
                                accuracy,
                                new Objective(
                                        "latency_ms",
                                        "phone",
                                        Goal.MINIMIZE,
                                        OptionalDouble.of(latency))));
    }
}
