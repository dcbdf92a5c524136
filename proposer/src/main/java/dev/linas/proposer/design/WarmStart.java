package dev.linas.proposer.design;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Begins with given genomes, such as the front of another search (LINAS, appendix E), and lets
 * another design fill the rest. Where there are more of them than places, those spread evenly over
 * the list are taken, its first and last included.
 */
public final class WarmStart implements InitialDesign {
    private final List<Genome> start;
    private final InitialDesign rest;

    /**
     * @param start canonical genomes, each once
     * @param rest designs what is left
     */
    public WarmStart(List<Genome> start, InitialDesign rest) {
        this.start = List.copyOf(start);
        this.rest = rest;
    }

    @Override
    public List<Genome> design(
            SearchSpace space, int count, Set<Genome> barred, SplittableRandom random) {
        List<Genome> open = start.stream().filter(genome -> !barred.contains(genome)).toList();
        List<Genome> design = new ArrayList<>(spread(open, count));
        Set<Genome> taken = new HashSet<>(barred);
        taken.addAll(design);
        design.addAll(rest.design(space, count - design.size(), taken, random));
        return List.copyOf(design);
    }

    private static List<Genome> spread(List<Genome> genomes, int count) {
        if (genomes.size() <= count) {
            return genomes;
        }
        List<Genome> spread = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long place = count == 1 ? 0 : Math.round(i * (genomes.size() - 1.0) / (count - 1));
            spread.add(genomes.get((int) place));
        }
        return spread;
    }
}
