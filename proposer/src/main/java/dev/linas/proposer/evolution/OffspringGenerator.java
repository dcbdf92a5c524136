package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Fills generations with genomes that were never seen before. Where mating yields nothing new, a
 * random genome takes the place; where chance finds none either, a generation stays short.
 */
public final class OffspringGenerator {
    /** Matings in a row without a new genome after which random genomes are tried. */
    private static final int MOST_MATINGS = 20;

    /** Random genomes in a row without a new one after which a generation stays short. */
    private static final int MOST_DRAWS = 500;

    private final SearchSpace space;
    private final Predicate<Genome> claim;

    /**
     * @param claim claims a canonical genome; false if it was seen before
     */
    public OffspringGenerator(SearchSpace space, Predicate<Genome> claim) {
        this.space = space;
        this.claim = claim;
    }

    /**
     * The first generation.
     *
     * @param start canonical genomes to begin with; those claimed before are left out
     * @param size genomes wanted; more only if the start holds more
     * @param most genomes at most
     */
    public List<Genome> initialPopulation(
            List<Genome> start, int size, int most, SplittableRandom random) {
        List<Genome> population = new ArrayList<>();
        for (Genome genome : start) {
            if (population.size() < most && claim.test(genome)) {
                population.add(genome);
            }
        }
        while (population.size() < Math.min(size, most) && addRandom(population, random)) {}
        return population;
    }

    /**
     * A generation of children.
     *
     * @param mating makes one or two genomes a time, seen before or not
     */
    public List<Genome> breed(
            Function<SplittableRandom, Genome[]> mating, int size, SplittableRandom random) {
        List<Genome> offspring = new ArrayList<>(size);
        int attempts = 0;
        while (offspring.size() < size) {
            int before = offspring.size();
            for (Genome child : mating.apply(random)) {
                if (offspring.size() < size && claim.test(child)) {
                    offspring.add(child);
                }
            }
            attempts = offspring.size() > before ? 0 : attempts + 1;
            if (attempts >= MOST_MATINGS && !addRandom(offspring, random)) {
                break;
            }
        }
        return offspring;
    }

    /** Adds one genome never seen before; false if chance finds none. */
    private boolean addRandom(List<Genome> genomes, SplittableRandom random) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Genome genome = space.random(random);
            if (claim.test(genome)) {
                genomes.add(genome);
                return true;
            }
        }
        return false;
    }
}
