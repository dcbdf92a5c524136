package dev.linas.log.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Place;
import dev.linas.core.space.Genome;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DesignMatrixTest {
    @Test
    void shouldFindEveryRowByItsPlace() {
        DesignMatrix matrix = new DesignMatrix(3, 2);
        Map<Place, Integer> rows = new HashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int r = 0; r < 20_000; r++) {
            Place place = new Place(random.nextInt(300), random.nextInt(50));
            if (r % 1000 == 0) {
                place = new Place(1_900_000_000 + r, 2_000_000_000); // nobody proposed it
            }
            int before = matrix.size();
            int row = matrix.row(place.round(), place.index(), genome(place));

            assertThat(row).isEqualTo(rows.getOrDefault(place, before));
            rows.put(place, row);
        }
        assertThat(matrix.size()).isEqualTo(rows.size());
        rows.forEach(
                (place, row) -> {
                    assertThat(matrix.place(row)).isEqualTo(place);
                    assertThat(matrix.genome(row))
                            .isEqualTo(Genome.ofPacked(genome(place).array()));
                });
    }

    @Test
    void shouldKeepTheFirstValueOfEachObjective() {
        DesignMatrix matrix = new DesignMatrix(1, 2);
        int row = matrix.row(4, 2, ByteBuffer.wrap(new byte[] {(byte) 200}));

        assertThat(matrix.isSettled(row, new int[] {0, 1})).isFalse();
        assertThat(matrix.setOnce(row, 0, 1.5)).isTrue();
        assertThat(matrix.setOnce(row, 0, 2.5)).isFalse();
        assertThat(matrix.isSettled(row, new int[] {0})).isTrue();
        assertThat(matrix.setOnce(row, 1, Double.NaN)).isTrue();
        assertThat(matrix.setOnce(row, 1, 7)).isFalse();

        assertThat(matrix.isSettled(row, new int[] {0, 1})).isTrue();
        assertThat(matrix.option(row, 0)).isEqualTo(200);
        assertThat(matrix.evaluation(row))
                .isEqualTo(
                        new Evaluation(
                                4, 2, Genome.of(200), new double[] {1.5, Double.NaN}, false));
    }

    @Test
    void shouldRefuseAnotherGenomeAtAPlace() {
        DesignMatrix matrix = new DesignMatrix(2, 1);
        matrix.row(1, 3, ByteBuffer.wrap(new byte[] {0, 1}));

        assertThatThrownBy(() -> matrix.row(1, 3, ByteBuffer.wrap(new byte[] {0, 2})))
                .hasMessage("candidate 1/3 was measured as genome 0,1, then as 0,2");
        assertThatThrownBy(() -> matrix.row(1, 4, ByteBuffer.wrap(new byte[] {0})))
                .hasMessageContaining("a genome of 1 variables; expected 2");
        assertThat(matrix.size()).isEqualTo(1);
    }

    private static ByteBuffer genome(Place place) {
        return ByteBuffer.wrap(
                new byte[] {
                    (byte) place.round(), (byte) place.index(), (byte) (place.round() / 7)
                });
    }
}
