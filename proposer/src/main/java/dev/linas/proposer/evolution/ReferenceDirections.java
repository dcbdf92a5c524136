package dev.linas.proposer.evolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Evenly spread directions on the unit simplex (Das and Dennis: Normal-boundary intersection,
 * 1998): all vectors whose components are multiples of {@code 1/divisions} and add up to 1.
 */
final class ReferenceDirections {
    private ReferenceDirections() {}

    /**
     * As many directions as fit into a population: the finest division that has no more of them
     * than {@code most}, at least one division.
     *
     * @param objectives components of a direction, &ge; 1
     * @return directions in lexicographic order, at least one per objective
     */
    static double[][] within(int objectives, int most) {
        int divisions = 1;
        while (objectives > 1 && count(objectives, divisions + 1) <= most) {
            divisions++;
        }
        List<double[]> directions = new ArrayList<>();
        extend(new int[objectives], 0, divisions, divisions, directions);
        return directions.toArray(double[][]::new);
    }

    /** Binomial coefficient (divisions + objectives - 1 over objectives - 1). */
    private static double count(int objectives, int divisions) {
        double count = 1;
        for (int i = 1; i < objectives; i++) {
            count = count * (divisions + i) / i;
        }
        return count;
    }

    private static void extend(
            int[] parts, int place, int left, int divisions, List<double[]> directions) {
        if (place == parts.length - 1) {
            parts[place] = left;
            directions.add(Arrays.stream(parts).mapToDouble(p -> p / (double) divisions).toArray());
            return;
        }
        for (int part = 0; part <= left; part++) {
            parts[place] = part;
            extend(parts, place + 1, left - part, divisions, directions);
        }
    }
}
