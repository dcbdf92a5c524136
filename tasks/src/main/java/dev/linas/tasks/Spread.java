package dev.linas.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A part of examples that have no classes: every n-th, the same for every sub-network. */
public final class Spread {
    private Spread() {}

    /**
     * Chooses examples at equal distances.
     *
     * @param size number of examples, at least 1
     * @param fraction of the examples, above 0, at most 1; at least one is chosen
     * @return indices, ascending
     */
    public static int[] of(int size, double fraction) {
        int count = (int) Math.max(1, Math.round(fraction * size));
        double step = (double) size / count;
        return IntStream.range(0, count).map(i -> (int) ((i + 0.5) * step)).toArray();
    }

    /**
     * Some indices in batches, in their order.
     *
     * @param size most of a batch, at least 1
     */
    public static List<int[]> batches(int[] indices, int size) {
        List<int[]> batches = new ArrayList<>();
        for (int first = 0; first < indices.length; first += size) {
            batches.add(Arrays.copyOfRange(indices, first, Math.min(first + size, indices.length)));
        }
        return batches;
    }
}
