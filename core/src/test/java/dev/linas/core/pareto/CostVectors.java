package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Cost vectors on a coarse grid, so that ties and duplicates are common and volumes are exact. */
final class CostVectors {
    private CostVectors() {}

    /** Up to {@code count} vectors of one length, {@code 1..objectives}, each cost 0..limit. */
    static Arbitrary<double[][]> sets(int count, int objectives, int limit) {
        return Arbitraries.integers()
                .between(1, objectives)
                .flatMap(length -> vectors(length, limit).array(double[][].class).ofMaxSize(count));
    }

    /** Vectors of the given length, each cost a whole number 0..limit. */
    static Arbitrary<double[]> vectors(int length, int limit) {
        return Arbitraries.integers()
                .between(0, limit)
                .map(Integer::doubleValue)
                .array(double[].class)
                .ofSize(length);
    }

    /** A copy that shares nothing. */
    static double[][] copy(double[][] costs) {
        return Arrays.stream(costs).map(double[]::clone).toArray(double[][]::new);
    }

    static double[] filled(int length, double value) {
        double[] vector = new double[length];
        Arrays.fill(vector, value);
        return vector;
    }

    static boolean contains(List<double[]> vectors, double[] vector) {
        return vectors.stream().anyMatch(other -> Arrays.equals(other, vector));
    }
}
