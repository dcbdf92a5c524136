package dev.linas.proposer.design;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The extreme sub-networks first, then {@link RandomDesign}.
 *
 * <p>Extreme are the two that take the first and the last option of every variable: where options
 * ascend, the smallest and the largest sub-network. Random ones are hardly ever near them, so that
 * predictors know nothing of the ends of the front.
 */
public final class ExtremesDesign implements InitialDesign {
    private static final InitialDesign REST = new RandomDesign();

    @Override
    public List<Genome> design(
            SearchSpace space, int count, Set<Genome> barred, SplittableRandom random) {
        List<Genome> chosen = new ArrayList<>(extremes(space, count, barred));
        Set<Genome> taken = new HashSet<>(barred);
        taken.addAll(chosen);
        chosen.addAll(REST.design(space, count - chosen.size(), taken, random));
        return List.copyOf(chosen);
    }

    /** The two, or as many as are wanted and not barred. */
    static List<Genome> extremes(SearchSpace space, int count, Set<Genome> barred) {
        List<Genome> chosen = new ArrayList<>();
        for (Genome extreme : List.of(extreme(space, false), extreme(space, true))) {
            if (chosen.size() < count && !barred.contains(extreme) && !chosen.contains(extreme)) {
                chosen.add(extreme);
            }
        }
        return chosen;
    }

    private static Genome extreme(SearchSpace space, boolean last) {
        int[] options = new int[space.size()];
        for (int v = 0; v < options.length; v++) {
            options[v] = last ? space.optionCount(v) - 1 : 0;
        }
        return space.canonical(Genome.of(options));
    }
}
