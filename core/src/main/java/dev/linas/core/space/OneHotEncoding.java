package dev.linas.core.space;

/**
 * The one-hot encoding of a space: a column per variable and option, variable by variable. The
 * columns of an inactive variable are all 0, so a predictor never reads what does not count.
 *
 * <p>A row is packed into {@link #words()} longs. The squared Euclidean distance of two rows is the
 * number of differing bits: 2 for a variable with different options, 1 for one that is active in
 * one row only. Immutable and thread-safe.
 */
public final class OneHotEncoding {
    private final SearchSpace space;
    private final int[] offsets;
    private final int columns;

    public OneHotEncoding(SearchSpace space) {
        this.space = space;
        this.offsets = new int[space.size()];
        int next = 0;
        for (int v = 0; v < offsets.length; v++) {
            offsets[v] = next;
            next += space.optionCount(v);
        }
        this.columns = next;
    }

    /** The space whose genomes it encodes. */
    public SearchSpace space() {
        return space;
    }

    /** Number of columns: the sum of the option counts. */
    public int columns() {
        return columns;
    }

    /** Column of the first option of a variable. */
    public int offset(int variable) {
        return offsets[variable];
    }

    /** Longs that hold one packed row. */
    public int words() {
        return (columns + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Packs a genome's row.
     *
     * @param genome a canonical genome of the space
     * @return {@link #words()} longs; column c is bit {@code c % 64} of word {@code c / 64}
     */
    public long[] pack(Genome genome) {
        long[] row = new long[words()];
        boolean[] active = space.active(genome);
        for (int v = 0; v < active.length; v++) {
            if (active[v]) {
                int column = offsets[v] + genome.option(v);
                row[column >> 6] |= 1L << column;
            }
        }
        return row;
    }

    /**
     * The code of every variable: the option index of an active one, {@link
     * SearchSpace#optionCount} of an inactive one.
     *
     * @param genome a canonical genome of the space
     */
    public int[] codes(Genome genome) {
        boolean[] active = space.active(genome);
        int[] codes = new int[active.length];
        for (int v = 0; v < codes.length; v++) {
            codes[v] = active[v] ? genome.option(v) : space.optionCount(v);
        }
        return codes;
    }

    /** Squared Euclidean distance of two packed rows. */
    public static int squaredDistance(long[] left, long[] right) {
        int distance = 0;
        for (int w = 0; w < left.length; w++) {
            distance += Long.bitCount(left[w] ^ right[w]);
        }
        return distance;
    }

    /**
     * Dice dissimilarity of two packed rows, each a set of options: the share of their set bits
     * that are set in one of them only (Dice, 1945). Unlike a distance it does not grow with the
     * number of variables that count, so genomes of many active variables lie no farther apart than
     * others.
     *
     * @return 0 (equal, or both empty) to 1 (no option in common)
     */
    public static double dissimilarity(long[] left, long[] right) {
        int set = 0;
        for (int w = 0; w < left.length; w++) {
            set += Long.bitCount(left[w]) + Long.bitCount(right[w]);
        }
        return set == 0 ? 0 : (double) squaredDistance(left, right) / set;
    }
}
