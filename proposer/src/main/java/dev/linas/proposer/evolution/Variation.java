package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.SplittableRandom;

/**
 * Crossover and mutation of option indices.
 *
 * <p>A canonical genome says nothing about its inactive variables. They are filled at random before
 * parents are crossed, so a block that a child switches on starts with any of its options, not
 * always with the first.
 */
final class Variation {
    private final SearchSpace space;
    private final double crossover;
    private final double mutation;

    Variation(SearchSpace space, EvolutionSettings settings) {
        this.space = space;
        this.crossover = settings.crossover();
        this.mutation = settings.mutation().orElse(1.0 / space.size());
    }

    /** Two children of two parents, canonical. */
    Genome[] children(Genome mother, Genome father, SplittableRandom random) {
        int[] first = genes(mother, random);
        int[] second = genes(father, random);
        if (random.nextDouble() < crossover) {
            cross(first, second, random);
        }
        mutate(first, random);
        mutate(second, random);
        return new Genome[] {space.canonical(Genome.of(first)), space.canonical(Genome.of(second))};
    }

    private int[] genes(Genome genome, SplittableRandom random) {
        int[] genes = genome.toIndices();
        boolean[] active = space.active(genome);
        for (int v = 0; v < genes.length; v++) {
            if (!active[v]) {
                genes[v] = random.nextInt(space.optionCount(v));
            }
        }
        return genes;
    }

    /** Uniform crossover: every variable changes sides with probability 1/2. */
    private static void cross(int[] first, int[] second, SplittableRandom random) {
        for (int v = 0; v < first.length; v++) {
            if (random.nextBoolean()) {
                int kept = first[v];
                first[v] = second[v];
                second[v] = kept;
            }
        }
    }

    /**
     * Random reset: every variable takes one of its other options with the mutation probability.
     */
    private void mutate(int[] genes, SplittableRandom random) {
        for (int v = 0; v < genes.length; v++) {
            int options = space.optionCount(v);
            if (options > 1 && random.nextDouble() < mutation) {
                genes[v] = (genes[v] + 1 + random.nextInt(options - 1)) % options;
            }
        }
    }
}
