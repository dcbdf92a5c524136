package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Makes children: selects parents among the survivors and varies them. Stateless. */
@FunctionalInterface
interface Mating {
    /** Selects one parent. */
    @FunctionalInterface
    interface Selection {
        /**
         * @param survivors at least one
         */
        Survivor parent(List<Survivor> survivors, SplittableRandom random);
    }

    /**
     * @param survivors at least one
     * @return one or two canonical genomes
     */
    Genome[] children(List<Survivor> survivors, SplittableRandom random);

    /** Two parents, selected one after the other, and their two children. */
    static Mating of(Selection selection, Variation variation) {
        return (survivors, random) -> {
            Genome mother = selection.parent(survivors, random).individual().genome();
            Genome father = selection.parent(survivors, random).individual().genome();
            return variation.children(mother, father, random);
        };
    }

    /**
     * A binary tournament: two random survivors, which may be the same, compete; chance decides
     * between equal ones.
     *
     * @param betterFirst which of them wins
     */
    static Selection tournament(Comparator<Survivor> betterFirst) {
        return (survivors, random) -> {
            Survivor left = survivors.get(random.nextInt(survivors.size()));
            Survivor right = survivors.get(random.nextInt(survivors.size()));
            int order = betterFirst.compare(left, right);
            if (order == 0) {
                order = random.nextBoolean() ? -1 : 1;
            }
            return order < 0 ? left : right;
        };
    }
}
