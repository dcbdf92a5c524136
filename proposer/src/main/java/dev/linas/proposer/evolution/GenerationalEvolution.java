package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.SplittableRandom;

/** An evolution that is made of a survival and a mating. */
final class GenerationalEvolution implements Evolution {
    private final Survival survival;
    private final Mating mating;
    private List<Survivor> survivors = List.of();

    GenerationalEvolution(Survival survival, Mating mating) {
        this.survival = survival;
        this.mating = mating;
    }

    @Override
    public void tell(List<Prediction> scored, SplittableRandom random) {
        survivors = survival.survivors(Survivor.individuals(survivors), scored, random);
    }

    @Override
    public Genome[] mate(SplittableRandom random) {
        return mating.children(survivors, random);
    }
}
