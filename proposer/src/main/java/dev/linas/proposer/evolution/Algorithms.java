package dev.linas.proposer.evolution;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.InnerSearch;
import java.util.List;
import java.util.Optional;

/** The evolutionary algorithms there are. A new one is a class and a line here. */
public final class Algorithms {
    private static final List<EvolutionaryAlgorithm> ALL =
            List.of(
                    new Nsga2(),
                    new AgeMoea(),
                    new UNsga3(),
                    new Moead(),
                    new Ctaea(),
                    new GeneticAlgorithm(),
                    new CmaEs());

    private Algorithms() {}

    /** Names of all algorithms, in the order in which help texts list them. */
    public static List<String> names() {
        return ALL.stream().map(EvolutionaryAlgorithm::name).toList();
    }

    /** Names of those that are meant for so many objectives. */
    public static List<String> namesFor(int objectives) {
        return ALL.stream()
                .filter(algorithm -> algorithm.fit(objectives) == Suitability.GOOD)
                .map(EvolutionaryAlgorithm::name)
                .toList();
    }

    /**
     * The algorithm of the given name.
     *
     * @throws IllegalArgumentException naming the algorithms there are, if it is none of them
     */
    public static EvolutionaryAlgorithm named(String name) {
        return ALL.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'algorithm' is '%s'; expected one of %s"
                                                .formatted(name, String.join(", ", names()))));
    }

    /**
     * The algorithm that a search asked for: {@link Nsga2} unless it asked.
     *
     * @throws IllegalArgumentException if it cannot handle so many objectives
     */
    public static EvolutionaryAlgorithm chosen(Optional<AlgorithmChoice> choice, int objectives) {
        if (choice.isEmpty()) {
            return new Nsga2();
        }
        EvolutionaryAlgorithm algorithm = named(choice.get().name());
        if (algorithm.fit(objectives) == Suitability.NONE) {
            throw new IllegalArgumentException(
                    "'algorithm' is '%s', which is not meant for %d objective%s; expected one of %s"
                            .formatted(
                                    algorithm.name(),
                                    objectives,
                                    objectives == 1 ? "" : "s",
                                    String.join(", ", namesFor(objectives))));
        }
        return algorithm;
    }

    /** The settings that a search asked for, the rest as the algorithm has it. */
    public static EvolutionSettings settings(
            EvolutionaryAlgorithm algorithm, Optional<AlgorithmChoice> choice, SearchSpace space) {
        EvolutionSettings defaults = EvolutionSettings.DEFAULT;
        return choice.map(
                        asked ->
                                new EvolutionSettings(
                                        asked.population().orElse(algorithm.population(space)),
                                        asked.crossover().orElse(defaults.crossover()),
                                        asked.mutation()))
                .orElse(defaults);
    }

    /** The inner search that a search asked for. */
    public static InnerSearch search(
            Optional<AlgorithmChoice> choice, SearchSpace space, int objectives) {
        EvolutionaryAlgorithm algorithm = chosen(choice, objectives);
        return new EvolutionarySearch(algorithm, settings(algorithm, choice, space));
    }
}
