package dev.linas.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 64})
    void shouldInvertAsMultiplicationProves(int n) {
        double[][] matrix = positiveDefinite(n);
        double[][] inverse = Cholesky.of(matrix).orElseThrow().inverse();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += at(matrix, i, k) * at(inverse, k, j);
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 20})
    void shouldSolveAsMultiplicationProves(int n) {
        double[][] matrix = positiveDefinite(n);
        double[] right = new SplittableRandom(n).doubles(n).toArray();
        double[] solution = Cholesky.of(matrix).orElseThrow().solve(right);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += at(matrix, i, k) * solution[k];
            }
            assertThat(sum).isCloseTo(right[i], within(1e-10));
        }
    }

    /** b'A^-1 b is the squared norm of the half-solved b. */
    @Test
    void shouldSolveHalfTheWay() {
        double[][] matrix = positiveDefinite(11);
        double[] right = new SplittableRandom(4).doubles(11).toArray();
        Cholesky cholesky = Cholesky.of(matrix).orElseThrow();
        double[] solution = cholesky.solve(right);
        double[] half = right.clone();
        cholesky.forward(half);
        double expected = 0;
        double actual = 0;
        for (int i = 0; i < 11; i++) {
            expected += right[i] * solution[i];
            actual += half[i] * half[i];
        }
        assertThat(actual).isCloseTo(expected, within(1e-10));
    }

    @Test
    void shouldKnowTheDeterminant() {
        double[][] matrix = {{4}, {2, 3}};

        assertThat(Cholesky.of(matrix).orElseThrow().halfLogDeterminant())
                .isCloseTo(Math.log(8) / 2, within(1e-12));
    }

    @Test
    void shouldRefuseWhatIsNotPositiveDefinite() {
        assertThat(Cholesky.of(new double[][] {{1}, {1, 1}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{1}, {2, 1}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{Double.NaN}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{Double.POSITIVE_INFINITY}})).isEmpty();
    }

    private static double at(double[][] lower, int i, int j) {
        return j <= i ? lower[i][j] : lower[j][i];
    }

    private static double[][] positiveDefinite(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[][] factor = new double[n][n];
        for (double[] row : factor) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][j] += factor[i][k] * factor[j][k];
                }
            }
            matrix[i][i] += 0.5;
        }
        return matrix;
    }
}
