package dev.linas.proposer.batch;

import dev.linas.core.linear.EuclideanDistance;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses a diverse subset of a front by farthest-first traversal (Gonzalez, 1985), which spreads
 * the chosen at least half as well as the best possible subset. Cost: O(chosen x front x
 * objectives). Ties go to the earlier one.
 */
final class FarthestFirst {
    private final List<Prediction> front;
    private final double[][] scaled;
    private final double[] nearest;
    private final List<Prediction> chosen = new ArrayList<>();

    private FarthestFirst(List<Prediction> front) {
        this.front = front;
        this.scaled = scaled(front);
        this.nearest = new double[front.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    /**
     * @param count how many to choose, 0 to the size of the front
     */
    static List<Prediction> choose(List<Prediction> front, int count) {
        FarthestFirst traversal = new FarthestFirst(front);
        for (int o = 0; o < front.get(0).objectives() && traversal.chosen.size() < count; o++) {
            traversal.choose(traversal.best(o));
        }
        while (traversal.chosen.size() < count) {
            traversal.choose(traversal.farthest());
        }
        return traversal.chosen;
    }

    private int best(int objective) {
        int best = 0;
        for (int i = 1; i < scaled.length; i++) {
            if (scaled[i][objective] < scaled[best][objective]) {
                best = i;
            }
        }
        return best;
    }

    private int farthest() {
        int farthest = 0;
        for (int i = 1; i < nearest.length; i++) {
            if (nearest[i] > nearest[farthest]) {
                farthest = i;
            }
        }
        return farthest;
    }

    /** Chooses one, unless it is chosen already: then its own distance is below every other's. */
    private void choose(int index) {
        if (nearest[index] < 0) {
            return;
        }
        chosen.add(front.get(index));
        for (int i = 0; i < nearest.length; i++) {
            double distance = EuclideanDistance.squared(scaled[i], scaled[index]);
            nearest[i] = Math.min(nearest[i], distance);
        }
        nearest[index] = -1;
    }

    private static double[][] scaled(List<Prediction> front) {
        int objectives = front.get(0).objectives();
        double[][] scaled = new double[front.size()][objectives];
        for (int o = 0; o < objectives; o++) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (Prediction prediction : front) {
                lowest = Math.min(lowest, prediction.cost(o));
                highest = Math.max(highest, prediction.cost(o));
            }
            double range = highest > lowest ? highest - lowest : 1;
            for (int i = 0; i < scaled.length; i++) {
                scaled[i][o] = (front.get(i).cost(o) - lowest) / range;
            }
        }
        return scaled;
    }
}
