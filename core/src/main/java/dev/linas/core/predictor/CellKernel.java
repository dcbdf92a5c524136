package dev.linas.core.predictor;

/**
 * The terms that a {@link HammingKernel} adds in a space that declares a cell: {@code equal * [x
 * and y compute the same] + operations * exp(-decay * |n(x) - n(y)|^2)}, {@code n} being how often
 * each operation stands on an edge of an open path ({@link dev.linas.core.space.CellPaths}). The
 * first term lets cells that compute the same have a value of their own; the second is what a cell
 * costs or achieves wherever its operations stand. Variables are then compared as if every edge
 * that no open path takes had the zero operation. Immutable.
 *
 * @param equal weight of cells that compute the same, &ge; 0
 * @param operations weight of the counts of operations, &ge; 0
 * @param decay how fast cells with other counts become unlike, &ge; 0
 */
public record CellKernel(double equal, double operations, double decay) {
    public CellKernel {
        ParameterChecks.requireNotNegative("weight of equal cells of a kernel", equal);
        ParameterChecks.requireNotNegative(
                "weight of the counts of operations of a kernel", operations);
        ParameterChecks.requireNotNegative("decay of the counts of operations of a kernel", decay);
    }

    /** The second term by squared distance of the counts, from 0 to the largest. */
    public double[] byDistance(int largest) {
        double[] table = new double[largest + 1];
        for (int d = 0; d <= largest; d++) {
            table[d] = operations * StrictMath.exp(-decay * d);
        }
        return table;
    }
}
