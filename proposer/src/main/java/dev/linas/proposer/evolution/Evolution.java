package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A run of an evolutionary algorithm, told what its individuals cost, asked for more.
 *
 * <p>What it asks for depends only on what it was told, in which order, and on the random numbers
 * it is handed: so a run is rebuilt by telling the same again. Confined to one thread.
 */
public interface Evolution {
    /**
     * Takes note of a generation and selects the survivors. The first one is the initial
     * population.
     *
     * @param scored any number of individuals, each genome once in a run; not changed
     * @param random the only source of chance
     */
    void tell(List<Prediction> scored, SplittableRandom random);

    /**
     * Makes children of one mating. To be called only after the initial population was told.
     *
     * @param random the only source of chance
     * @return one or two canonical genomes, which may have been seen before
     */
    Genome[] mate(SplittableRandom random);
}
