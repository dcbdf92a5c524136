package dev.linas.core.predictor;

import dev.linas.core.space.CellPaths;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/** The terms of a {@link CellKernel} with fixed supports: table look-ups. */
final class CellTerms {
    private final CellPaths cell;
    private final CellKernel kernel;
    private final double[] byDistance;

    /** Packed paths per support. */
    private final long[][] paths;

    /** Counts of operations per support. */
    private final int[][] operations;

    /**
     * @throws IllegalArgumentException if the space declares no cell
     */
    CellTerms(CellKernel kernel, SearchSpace space, List<Genome> supports) {
        this.cell =
                space.cell()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                ("kernel compares cells, but space %s declares"
                                                                + " none; add 'cell' to its file")
                                                        .formatted(space.name())));
        this.kernel = kernel;
        this.byDistance = kernel.byDistance(cell.largestCountDistance());
        this.paths = supports.stream().map(cell::pack).toArray(long[][]::new);
        this.operations = supports.stream().map(cell::operationCounts).toArray(int[][]::new);
    }

    /** The genome whose variables are compared instead of a genome's. */
    Genome canonical(Genome genome) {
        return cell.canonical(genome);
    }

    /** Adds to a row of kernels, one per support. */
    void addTo(double[] row, Genome genome) {
        long[] own = cell.pack(genome);
        int[] counts = cell.operationCounts(genome);
        for (int i = 0; i < row.length; i++) {
            row[i] += byDistance[CellPaths.countDistance(counts, operations[i])];
            if (Arrays.equals(own, paths[i])) {
                row[i] += kernel.equal();
            }
        }
    }

    /** The term that is added to the kernel of a genome with itself. */
    double self() {
        return kernel.equal() + kernel.operations();
    }
}
