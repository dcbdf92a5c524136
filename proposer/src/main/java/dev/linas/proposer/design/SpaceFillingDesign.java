package dev.linas.proposer.design;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The extreme sub-networks of {@link ExtremesDesign}, then again and again the best of some random
 * candidates: the one farthest from its nearest neighbour in the design so far (Mitchell's best
 * candidate, 1991).
 *
 * <p>How far two of them lie apart is the share of their options that differ ({@link
 * OneHotEncoding#dissimilarity}), not the number: a mere count would fill the design with the
 * deepest sub-networks, in which most variables are active. Where candidates run out, and after
 * {@value #MOST_SPREAD}, {@link RandomDesign} fills the rest.
 */
public final class SpaceFillingDesign implements InitialDesign {
    private static final int CANDIDATES = 64;

    /** More are not spread but drawn: choosing the next one costs as much as there are. */
    private static final int MOST_SPREAD = 2_000;

    private static final InitialDesign REST = new RandomDesign();

    @Override
    public List<Genome> design(
            SearchSpace space, int count, Set<Genome> barred, SplittableRandom random) {
        List<Genome> chosen = new ArrayList<>(ExtremesDesign.extremes(space, count, barred));
        Set<Genome> taken = new HashSet<>(barred);
        taken.addAll(chosen);
        OneHotEncoding encoding = new OneHotEncoding(space);
        List<long[]> rows = new ArrayList<>();
        chosen.forEach(genome -> rows.add(encoding.pack(genome)));
        while (chosen.size() < Math.min(count, MOST_SPREAD)) {
            Genome next = bestCandidate(encoding, rows, taken, random);
            if (next == null) {
                break;
            }
            taken.add(next);
            chosen.add(next);
            rows.add(encoding.pack(next));
        }
        chosen.addAll(REST.design(space, count - chosen.size(), taken, random));
        return List.copyOf(chosen);
    }

    /** Null where every candidate is taken. */
    private static Genome bestCandidate(
            OneHotEncoding encoding,
            List<long[]> rows,
            Set<Genome> taken,
            SplittableRandom random) {
        Genome best = null;
        double farthest = -1;
        for (int c = 0; c < CANDIDATES; c++) {
            Genome candidate = encoding.space().random(random);
            if (!taken.contains(candidate)) {
                long[] row = encoding.pack(candidate);
                double nearest = Double.POSITIVE_INFINITY;
                for (long[] other : rows) {
                    nearest = Math.min(nearest, OneHotEncoding.dissimilarity(row, other));
                }
                if (nearest > farthest) {
                    farthest = nearest;
                    best = candidate;
                }
            }
        }
        return best;
    }
}
