package dev.linas.log.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
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
        Map<CandidateId, Integer> rows = new HashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int r = 0; r < 20_000; r++) {
            CandidateId candidate = new CandidateId(random.nextInt(300), random.nextInt(50));
            if (r % 1000 == 0) {
                candidate = new CandidateId(1_900_000_000 + r, 2_000_000_000); // nobody proposed it
            }
            int before = matrix.size();
            int row = matrix.row(candidate.round(), candidate.index(), genome(candidate));

            assertThat(row).isEqualTo(rows.getOrDefault(candidate, before));
            rows.put(candidate, row);
        }
        assertThat(matrix.size()).isEqualTo(rows.size());
        rows.forEach(
                (candidate, row) -> {
                    assertThat(matrix.id(row)).isEqualTo(candidate);
                    assertThat(matrix.genome(row))
                            .isEqualTo(Genome.ofPacked(genome(candidate).array()));
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

    private static ByteBuffer genome(CandidateId candidate) {
        return ByteBuffer.wrap(
                new byte[] {
                    (byte) candidate.round(),
                    (byte) candidate.index(),
                    (byte) (candidate.round() / 7)
                });
    }
}
