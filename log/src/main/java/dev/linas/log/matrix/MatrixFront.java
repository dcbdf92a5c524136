package dev.linas.log.matrix;

import dev.linas.core.pareto.RunningFront;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import java.util.Arrays;
import java.util.List;

/**
 * The front of one device among the rows of a matrix, as they get their values: always what {@link
 * dev.linas.core.pareto.ParetoFront} gives for them. Of a genome the row of the first place counts;
 * where that one comes after another, which searches do not do by themselves, the front is built
 * anew once it is asked for. Not thread-safe.
 */
public final class MatrixFront {
    private final DesignMatrix matrix;
    private final DeviceFront device;
    private final int[] objectives;
    private final RowIndex byGenome;
    private RunningFront front;
    private boolean isStale;

    public MatrixFront(DesignMatrix matrix, DeviceFront device) {
        this.matrix = matrix;
        this.device = device;
        this.objectives = device.places().stream().mapToInt(Integer::intValue).toArray();
        this.byGenome = new RowIndex(matrix::genomeHash, matrix::compareGenomes);
        this.front = new RunningFront(device.objectives());
    }

    /** Whether the objectives of the device have values in a row, or failed. */
    public boolean isSettled(int row) {
        return matrix.isSettled(row, objectives);
    }

    /** Takes a row that is settled, once; one that failed is not on any front. */
    public void add(int row) {
        double[] values = values(row);
        for (double value : values) {
            if (Double.isNaN(value)) {
                return;
            }
        }
        int first = byGenome.putIfAbsent(row);
        if (first == row) {
            front.add(row, values);
        } else if (matrix.compareCandidates(row, first) < 0) {
            byGenome.replace(row);
            isStale = true;
        }
    }

    private double[] values(int row) {
        double[] values = new double[objectives.length];
        for (int o = 0; o < values.length; o++) {
            values[o] = matrix.value(row, objectives[o]);
        }
        return values;
    }

    /** Its members, by place. */
    public List<Evaluation> members() {
        if (isStale) {
            front = new RunningFront(device.objectives());
            byGenome.rows().forEach(row -> front.add(row, values(row)));
            isStale = false;
        }
        return Arrays.stream(front.rows()).mapToObj(matrix::evaluation).sorted().toList();
    }
}
