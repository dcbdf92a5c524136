package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.Genome;
import java.util.List;
import org.junit.jupiter.api.Test;

class PooledRowsTest {
    private static final Genome ONE = Genome.of(1, 0);
    private static final Genome OTHER = Genome.of(0, 1);

    @Test
    void shouldPutTheMeanWithItsErrorInThePlaceOfTheFirst() {
        List<Evaluation> pooled =
                PooledRows.of(
                        List.of(
                                row(0, ONE, 90, 5, 3),
                                row(1, OTHER, 80, 4, 3),
                                row(2, ONE, 90, 7, 4)));

        assertThat(pooled).hasSize(2);
        assertThat(pooled.get(0).round()).isZero();
        assertThat(pooled.get(0).values()).containsExactly(90, 6);
        assertThat(pooled.get(0).standardErrors())
                .containsExactly(new double[] {0, 2.5}, within(1e-12));
        assertThat(pooled.get(1)).isEqualTo(row(1, OTHER, 80, 4, 3));
    }

    @Test
    void shouldTakeTheSameValueTwiceForOneMeasurement() {
        List<Evaluation> pooled =
                PooledRows.of(List.of(row(0, ONE, 90, 5, 3), row(1, ONE, 90, 5, 3)));

        assertThat(pooled).containsExactly(row(0, ONE, 90, 5, 3));
    }

    /** A failed attempt and the one after it are two rows, as they were. */
    @Test
    void shouldLeaveRowsWithoutSpreadAlone() {
        List<Evaluation> rows = List.of(row(0, ONE, 90, Double.NaN, 0), row(1, ONE, 90, 5, 0));

        assertThat(PooledRows.of(rows)).isSameAs(rows);
    }

    @Test
    void shouldLeaveOutWhatWasMeasuredInPartOnceThereIsAWholeRow() {
        Evaluation partOfOne = row(0, ONE, Double.NaN, 5, 0).withUnasked(List.of(0));
        Evaluation partOfOther = row(1, OTHER, Double.NaN, 4, 0).withUnasked(List.of(0));
        Evaluation whole = row(2, ONE, 90, 5, 0);

        assertThat(PooledRows.of(List.of(partOfOne, partOfOther, whole)))
                .containsExactly(partOfOther, whole);
    }

    private static Evaluation row(
            int round, Genome genome, double accuracy, double latency, double error) {
        return new Evaluation(round, 0, genome, new double[] {accuracy, latency}, false)
                .withStandardErrors(new double[] {0, error});
    }
}
