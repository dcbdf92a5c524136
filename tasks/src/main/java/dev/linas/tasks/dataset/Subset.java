package dev.linas.tasks.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The part of a dataset that is tested on: as even over the classes as it can be, the same for
 * every sub-network, machine and run.
 */
public final class Subset {
    private static final long SEED = 20_260_101;

    private Subset() {}

    /**
     * Chooses images: all are put in order by class, those of a class shuffled, and every n-th is
     * taken.
     *
     * @param fraction of the images, above 0, at most 1; at least one image is chosen
     * @return indices of images, ascending
     */
    public static int[] of(Dataset dataset, double fraction) {
        int count = (int) Math.max(1, Math.round(fraction * dataset.size()));
        if (count >= dataset.size()) {
            return IntStream.range(0, dataset.size()).toArray();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        long[] keys = random.longs(dataset.size()).toArray();
        List<Integer> order = new ArrayList<>(IntStream.range(0, keys.length).boxed().toList());
        order.sort(
                Comparator.comparingInt((Integer i) -> dataset.label(i))
                        .thenComparingLong(i -> keys[i])
                        .thenComparingInt(i -> i));
        double step = (double) order.size() / count;
        return IntStream.range(0, count)
                .map(i -> order.get((int) ((i + 0.5) * step)))
                .sorted()
                .toArray();
    }
}
