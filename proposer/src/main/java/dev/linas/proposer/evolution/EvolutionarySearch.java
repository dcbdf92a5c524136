package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.InnerSearch;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An inner search by an evolutionary algorithm.
 *
 * <p>No canonical genome is ever predicted twice in a search, so every evaluation buys a new
 * sub-network and duplicates cannot pile up. Where neither mating nor chance finds another one, the
 * search ends early.
 */
public final class EvolutionarySearch implements InnerSearch {
    private final EvolutionaryAlgorithm algorithm;
    private final EvolutionSettings settings;

    public EvolutionarySearch(EvolutionaryAlgorithm algorithm, EvolutionSettings settings) {
        this.algorithm = algorithm;
        this.settings = settings;
    }

    @Override
    public List<Prediction> search(
            PredictedProblem problem,
            List<Genome> start,
            int evaluations,
            SplittableRandom random) {
        if (evaluations < 1) {
            throw new IllegalArgumentException(
                    "inner evaluations is " + evaluations + "; expected 1 or more");
        }
        Explored explored = new Explored(problem, evaluations);
        OffspringGenerator generator = new OffspringGenerator(problem.space(), explored::claim);
        Evolution evolution = algorithm.begin(problem.space(), problem.objectives(), settings);
        List<Genome> generation =
                generator.initialPopulation(start, settings.population(), evaluations, random);
        while (!generation.isEmpty()) {
            evolution.tell(explored.score(generation), random);
            int size = Math.min(settings.population(), explored.remaining());
            generation = generator.breed(evolution::mate, size, random);
        }
        return explored.predictions();
    }
}
