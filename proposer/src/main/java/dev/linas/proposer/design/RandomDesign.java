package dev.linas.proposer.design;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The random design of the paper (LINAS, algorithm 1 and section 3.5): every variable uniform and
 * independent, repeats thrown away.
 *
 * <p>Where random draws keep hitting barred genomes, the space is nearly exhausted: then the
 * genomes left are listed in order and drawn from that list.
 */
public final class RandomDesign implements InitialDesign {
    /** Draws in a row without a new genome after which the genomes left are listed. */
    private static final int MOST_DRAWS = 200;

    /** Genomes listed at most, so that a huge space with a huge barred share stays bounded. */
    private static final int LISTED = 1 << 16;

    @Override
    public List<Genome> design(
            SearchSpace space, int count, Set<Genome> barred, SplittableRandom random) {
        Set<Genome> chosen = new LinkedHashSet<>();
        int attempts = 0;
        while (chosen.size() < count && attempts < MOST_DRAWS) {
            Genome genome = space.random(random);
            boolean fresh = !barred.contains(genome) && chosen.add(genome);
            attempts = fresh ? 0 : attempts + 1;
        }
        if (chosen.size() < count) {
            drawFromList(space, count, barred, random, chosen);
        }
        return List.copyOf(chosen);
    }

    private static void drawFromList(
            SearchSpace space,
            int count,
            Set<Genome> barred,
            SplittableRandom random,
            Set<Genome> chosen) {
        List<Genome> left =
                new ArrayList<>(
                        space.canonicalGenomes()
                                .filter(g -> !barred.contains(g) && !chosen.contains(g))
                                .limit(Math.max(LISTED, count))
                                .toList());
        while (chosen.size() < count && !left.isEmpty()) {
            int drawn = random.nextInt(left.size());
            chosen.add(left.get(drawn));
            left.set(drawn, left.get(left.size() - 1));
            left.remove(left.size() - 1);
        }
    }
}
