package dev.linas.trainer;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Spaces, objectives and searches that the tests of the trainer share. */
public final class Searches {
    private Searches() {}

    /** 6 variables of 5 options. */
    public static SearchSpace cells() {
        return BuiltInSpaces.find("nas-bench-201").orElseThrow();
    }

    /** One variable of the given number of options. */
    public static SearchSpace line(int options) {
        StringBuilder names = new StringBuilder("0");
        for (int i = 1; i < options; i++) {
            names.append(", ").append(i);
        }
        return SearchSpaceReader.read(
                "line",
                """
                {"format": "linas-space/1", "name": "line",
                 "variables": [{"name": "x", "options": [%s]}]}\
                """
                        .formatted(names));
    }

    /** Accuracy of pool gpu to maximise, latency of pool phone to minimise. */
    public static List<Objective> objectives() {
        return List.of(
                new Objective("accuracy", "gpu", Goal.MAXIMIZE, OptionalDouble.empty()),
                new Objective("latency", "phone", Goal.MINIMIZE, OptionalDouble.empty()));
    }

    /** A search "s" of these two objectives with rounds of two. */
    public static SearchSpec search(SearchSpace space, OptionalInt budget) {
        return search(space, budget, OptionalInt.empty());
    }

    /** A search "s" that also ends by stagnation. */
    public static SearchSpec search(
            SearchSpace space, OptionalInt budget, OptionalInt stagnationRounds) {
        return SearchSpec.of("s", space, objectives())
                .predictor("auto")
                .population(2)
                .initialPopulation(2)
                .innerEvaluations(100)
                .budget(budget)
                .stagnationRounds(stagnationRounds)
                .seed(7)
                .build();
    }
}
