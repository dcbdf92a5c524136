package dev.linas.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Row;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EvaluationMapperTest {
    @Property
    void shouldKeepEveryBitOfEveryValue(
            @ForAll @Size(3) double[] values, @ForAll boolean retryable) {
        Evaluation evaluation = new Evaluation(2, 7, Genome.of(1, 0, 3), values, retryable);

        assertThat(EvaluationMapper.toEvaluation(EvaluationMapper.toRow(evaluation)))
                .isEqualTo(evaluation);
    }

    @Test
    void shouldWriteAFailedValueAsNullAndReadItAsNaN() {
        Evaluation failed =
                new Evaluation(0, 1, Genome.of(1), new double[] {Double.NaN, 12.5}, true);

        Row row = EvaluationMapper.toRow(failed);

        assertThat(row.getValues()).containsExactly(null, 12.5);
        assertThat(row.getRetryable()).isTrue();
        assertThat(EvaluationMapper.toEvaluation(row)).isEqualTo(failed);
    }

    @Test
    void shouldKeepWhatWasNotAskedForAndHowLongTheRestTook() {
        Evaluation part =
                new Evaluation(0, 1, Genome.of(1), new double[] {Double.NaN, 12.5}, false)
                        .withUnasked(List.of(0))
                        .withSeconds(new double[] {0, 0.25});

        Evaluation read = EvaluationMapper.toEvaluation(EvaluationMapper.toRow(part));

        assertThat(read).isEqualTo(part);
        assertThat(read.secondsByObjective()).containsExactly(0, 0.25);
    }

    @Test
    void shouldWriteAPointOfTheFront() {
        FrontPoint point =
                EvaluationMapper.toFrontPoint(
                        new Evaluation(3, 4, Genome.of(1, 2), new double[] {70.5, 12.5}, false));

        assertThat(point.getRound()).isEqualTo(3);
        assertThat(point.getIndex()).isEqualTo(4);
        assertThat(point.getValues()).containsExactly(70.5, 12.5);
        assertThat(GenomeMapper.toGenome(point.getGenome())).isEqualTo(Genome.of(1, 2));
    }

    @Test
    void shouldNotPutAFailedEvaluationOnTheFront() {
        Evaluation failed = new Evaluation(3, 4, Genome.of(1), new double[] {Double.NaN}, false);

        assertThatThrownBy(() -> EvaluationMapper.toFrontPoint(failed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3/4");
    }
}
