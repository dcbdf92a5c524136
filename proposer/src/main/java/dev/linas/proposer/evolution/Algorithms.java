package dev.linas.proposer.evolution;

import dev.linas.core.registry.Registry;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.InnerSearch;
import java.util.List;
import java.util.Optional;

/** The evolutionary algorithms there are. A new one is a class and a line here. */
public final class Algorithms {
    /** By name. */
    public static final Registry<EvolutionaryAlgorithm> ALL =
            Registry.of(
                            "algorithm",
                            EvolutionaryAlgorithm::name,
                            List.of(
                                    new Nsga2(),
                                    new AgeMoea(),
                                    new UNsga3(),
                                    new Moead(),
                                    new Ctaea(),
                                    new GeneticAlgorithm(),
                                    new CmaEs()))
                    .withDefault("nsga2");

    private Algorithms() {}

    /** Names of the algorithms that are meant for a number of objectives. */
    public static List<String> namesFor(int objectives) {
        return ALL.implementations().stream()
                .filter(a -> a.suitability(objectives).grade() == Suitability.Grade.GOOD)
                .map(EvolutionaryAlgorithm::name)
                .toList();
    }

    /**
     * The algorithm that a search asked for, or the default unless it asked.
     *
     * @throws IllegalArgumentException if it asked for one that cannot handle so many objectives
     */
    public static EvolutionaryAlgorithm chosen(Optional<AlgorithmChoice> choice, int objectives) {
        EvolutionaryAlgorithm algorithm = ALL.named(choice.map(AlgorithmChoice::name));
        Suitability suitability = algorithm.suitability(objectives);
        if (choice.isPresent() && suitability.grade() == Suitability.Grade.NONE) {
            throw new IllegalArgumentException(
                    "'algorithm' is '%s', which %s; expected one of %s"
                            .formatted(
                                    algorithm.name(),
                                    suitability.reason(),
                                    String.join(", ", namesFor(objectives))));
        }
        return algorithm;
    }

    /** The inner search that a search asked for. */
    public static InnerSearch search(
            Optional<AlgorithmChoice> choice, SearchSpace space, int objectives) {
        EvolutionaryAlgorithm algorithm = chosen(choice, objectives);
        return new EvolutionarySearch(algorithm, EvolutionSettings.of(algorithm, choice, space));
    }
}
