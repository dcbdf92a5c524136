package dev.linas.core.predictor;

import dev.linas.core.space.CellPaths;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.List;

/**
 * The factor of a {@link HammingKernel} that compares paths, for fixed supports: a table look-up.
 */
final class PathFactors {
    private final CellPaths cell;

    /** Factor per number of differing paths. */
    private final double[] table;

    /** Packed paths per support. */
    private final long[][] supports;

    /**
     * @throws IllegalArgumentException if the space declares no cell
     */
    PathFactors(double weight, SearchSpace space, List<Genome> supports) {
        if (space.cell().isEmpty()) {
            throw new IllegalArgumentException(
                    "kernel weighs the paths of a cell, but space %s declares none; add 'cell' to its file"
                            .formatted(space.name()));
        }
        this.cell = space.cell().get();
        this.table = new double[2 * cell.paths() + 1];
        for (int d = 0; d < table.length; d++) {
            table[d] = StrictMath.exp(-weight * d / cell.paths());
        }
        this.supports = supports.stream().map(cell::pack).toArray(long[][]::new);
    }

    /** Multiplies a row of kernels, one per support, by the factors of a genome. */
    void multiply(double[] row, Genome genome) {
        long[] own = cell.pack(genome);
        for (int i = 0; i < row.length; i++) {
            row[i] *= table[OneHotEncoding.squaredDistance(own, supports[i])];
        }
    }
}
