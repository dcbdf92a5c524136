package dev.linas.proposer.batch;

import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The batch of the paper: "the most optimal population of diverse" sub-networks of the predicted
 * search (LINAS, section 3.2).
 *
 * <p>Whole predicted fronts while they fit. From the front that does not fit, first the best of
 * every objective, then again and again the one farthest from its nearest chosen one, in costs
 * scaled to the range of that front.
 */
public final class FrontDiversity implements BatchSelection {
    @Override
    public List<Prediction> select(BatchRequest request) {
        return choose(request.explored(), request.count(), request.barred());
    }

    /**
     * Chooses without regard to what was measured.
     *
     * @param explored predictions, each genome once
     * @param count how many are wanted
     * @param barred genomes that must not be chosen
     */
    static List<Prediction> choose(List<Prediction> explored, int count, Set<Genome> barred) {
        List<Prediction> open =
                explored.stream().filter(p -> !barred.contains(p.genome())).toList();
        List<Prediction> batch = new ArrayList<>();
        for (int[] members : NonDominatedSorting.fronts(Prediction.ranks(open))) {
            List<Prediction> front = Arrays.stream(members).mapToObj(open::get).toList();
            int room = count - batch.size();
            batch.addAll(front.size() <= room ? front : FarthestFirst.choose(front, room));
        }
        return batch;
    }
}
