package dev.linas.core.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws without replacement. */
public final class RandomSubset {
    private RandomSubset() {}

    /**
     * Draws some of the items, each with the same probability.
     *
     * @param most how many, at least 0
     * @param random the only source of chance; not used where there are no more items than that
     * @return in the order in which they were drawn; all in their own order where no more are there
     */
    public static <T> List<T> draw(List<T> items, int most, RandomGenerator random) {
        if (items.size() <= most) {
            return List.copyOf(items);
        }
        List<T> left = new ArrayList<>(items);
        for (int place = 0; place < most; place++) {
            Collections.swap(left, place, place + random.nextInt(left.size() - place));
        }
        return List.copyOf(left.subList(0, most));
    }
}
