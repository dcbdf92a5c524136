package dev.linas.core.space;

/**
 * Everything a predictor may ask of a genome as yes or no: the columns of the {@link
 * OneHotEncoding}, which know what is active, and behind them, in a space that declares a cell,
 * those of its {@link CellPaths}, which know what is equivalent. Immutable and thread-safe.
 */
public final class FeatureEncoding {
    private final OneHotEncoding options;
    private final CellPaths paths;

    public FeatureEncoding(OneHotEncoding options) {
        this.options = options;
        this.paths = options.space().cell().orElse(null);
    }

    /** Number of columns. */
    public int columns() {
        return options.columns() + (paths == null ? 0 : paths.columns());
    }

    /**
     * Packs a genome's row.
     *
     * @param genome a canonical genome of the space
     * @return column c is bit {@code c % 64} of word {@code c / 64}
     */
    public long[] pack(Genome genome) {
        long[] row = new long[(columns() + Long.SIZE - 1) / Long.SIZE];
        long[] active = options.pack(genome);
        System.arraycopy(active, 0, row, 0, active.length);
        if (paths != null) {
            long[] taken = paths.pack(genome);
            for (int w = 0; w < taken.length; w++) {
                for (long bits = taken[w]; bits != 0; bits &= bits - 1) {
                    int column = options.columns() + (w << 6) + Long.numberOfTrailingZeros(bits);
                    row[column >> 6] |= 1L << column;
                }
            }
        }
        return row;
    }

    /** Whether a packed row has a column set. */
    public static boolean isSet(long[] row, int column) {
        return (row[column >> 6] >>> column & 1) == 1;
    }
}
