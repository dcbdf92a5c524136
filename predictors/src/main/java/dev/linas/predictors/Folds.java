package dev.linas.predictors;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A split of rows into folds of nearly equal size for cross-validation. All fitters of one
 * objective and round share it, so that their out-of-fold predictions can be compared. Immutable.
 */
public final class Folds {
    /** Folds of a training set that has as many rows. */
    public static final int COUNT = 5;

    private final int[] foldOfRow;
    private final int count;

    private Folds(int[] foldOfRow, int count) {
        this.foldOfRow = foldOfRow;
        this.count = count;
    }

    /**
     * Deals shuffled rows to {@link #COUNT} folds, or one fold per row where there are fewer rows.
     *
     * @param rows number of rows, &ge; 0
     * @param random the only source of chance; draws rows - 1 numbers
     */
    public static Folds split(int rows, RandomGenerator random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int last = rows - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = order[last];
            order[last] = order[other];
            order[other] = swapped;
        }
        int count = Math.min(COUNT, rows);
        int[] foldOfRow = new int[rows];
        for (int place = 0; place < rows; place++) {
            foldOfRow[order[place]] = place % count;
        }
        return new Folds(foldOfRow, count);
    }

    /** The folds of some of the rows, which keep theirs. */
    public Folds select(int[] rows) {
        return new Folds(Arrays.stream(rows).map(row -> foldOfRow[row]).toArray(), count);
    }

    /** Number of folds: 0..{@link #COUNT}. */
    public int count() {
        return count;
    }

    /** Number of rows. */
    public int rows() {
        return foldOfRow.length;
    }

    /** The rows held out in a fold, ascending. */
    public int[] heldOut(int fold) {
        return IntStream.range(0, foldOfRow.length).filter(r -> foldOfRow[r] == fold).toArray();
    }

    /** The rows that remain for training when a fold is held out, ascending. */
    public int[] training(int fold) {
        return IntStream.range(0, foldOfRow.length).filter(r -> foldOfRow[r] != fold).toArray();
    }
}
