package dev.linas.proposer.inner;

import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The textbook NSGA-II (Deb, Pratap, Agarwal, Meyarivan: A fast and elitist multiobjective genetic
 * algorithm, 2002) on option indices: (mu+lambda) survival by rank and crowding, binary tournaments,
 * bounds by constrained dominance, uniform crossover and random-reset mutation.
 *
 * <p>One thing is added: no canonical genome is ever predicted twice in a search, so every
 * evaluation buys a new sub-network and duplicates cannot pile up. Where mating yields nothing new,
 * a random genome takes the place; where chance finds none either, the search ends early.
 */
public final class Nsga2 implements InnerSearch {
    /** Pairs of children in a row without a new genome after which random genomes are tried. */
    private static final int FRUITLESS_MATINGS = 20;

    /** Random genomes in a row without a new one after which the search ends. */
    private static final int FRUITLESS_DRAWS = 500;

    private final Nsga2Settings settings;

    public Nsga2(Nsga2Settings settings) {
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
        Variation variation = new Variation(problem.space(), settings);
        Population population =
                Population.survivors(
                        explored.score(founders(problem, start, explored, random)),
                        settings.population());
        while (explored.remaining() > 0) {
            List<Genome> offspring = offspring(problem, population, variation, explored, random);
            if (offspring.isEmpty()) {
                break;
            }
            List<Prediction> merged = new ArrayList<>(population.members());
            merged.addAll(explored.score(offspring));
            population = Population.survivors(merged, settings.population());
        }
        return explored.predictions();
    }

    /** The given start, filled up with random genomes to the size of a population. */
    private List<Genome> founders(
            PredictedProblem problem,
            List<Genome> start,
            Explored explored,
            SplittableRandom random) {
        List<Genome> founders = new ArrayList<>();
        for (Genome genome : start) {
            if (founders.size() < explored.remaining() && explored.claim(genome)) {
                founders.add(genome);
            }
        }
        int size = Math.min(settings.population(), explored.remaining());
        while (founders.size() < size && addRandom(problem, founders, explored, random)) {}
        return founders;
    }

    private List<Genome> offspring(
            PredictedProblem problem,
            Population population,
            Variation variation,
            Explored explored,
            SplittableRandom random) {
        int size = Math.min(settings.population(), explored.remaining());
        List<Genome> offspring = new ArrayList<>(size);
        int fruitless = 0;
        while (offspring.size() < size) {
            int before = offspring.size();
            Genome mother = population.tournament(random).genome();
            Genome father = population.tournament(random).genome();
            for (Genome child : variation.children(mother, father, random)) {
                if (offspring.size() < size && explored.claim(child)) {
                    offspring.add(child);
                }
            }
            fruitless = offspring.size() > before ? 0 : fruitless + 1;
            if (fruitless >= FRUITLESS_MATINGS
                    && !addRandom(problem, offspring, explored, random)) {
                break;
            }
        }
        return offspring;
    }

    /** Adds one genome never seen before; false if chance finds none. */
    private static boolean addRandom(
            PredictedProblem problem,
            List<Genome> genomes,
            Explored explored,
            SplittableRandom random) {
        for (int draw = 0; draw < FRUITLESS_DRAWS; draw++) {
            Genome genome = problem.space().random(random);
            if (explored.claim(genome)) {
                genomes.add(genome);
                return true;
            }
        }
        return false;
    }
}
