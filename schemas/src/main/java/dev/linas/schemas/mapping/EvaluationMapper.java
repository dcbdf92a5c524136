package dev.linas.schemas.mapping;

import dev.linas.core.search.Evaluation;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Row;
import java.util.ArrayList;
import java.util.List;

/** Evaluations as the contract writes them: a failed value is null, not NaN. */
public final class EvaluationMapper {
    private EvaluationMapper() {}

    /** The row of an evaluation. */
    public static Row toRow(Evaluation evaluation) {
        List<Double> values = new ArrayList<>();
        for (double value : evaluation.values()) {
            values.add(Double.isNaN(value) ? null : value);
        }
        return Row.newBuilder()
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setGenome(GenomeMapper.toBytes(evaluation.genome()))
                .setValues(values)
                .setRetryable(evaluation.retryable())
                .build();
    }

    /** The evaluation of a row. */
    public static Evaluation toEvaluation(Row row) {
        double[] values =
                row.getValues().stream()
                        .mapToDouble(value -> value == null ? Double.NaN : value)
                        .toArray();
        return new Evaluation(
                row.getRound(),
                row.getIndex(),
                GenomeMapper.toGenome(row.getGenome()),
                values,
                row.getRetryable());
    }

    /**
     * A complete evaluation as a point of the front.
     *
     * @throws IllegalArgumentException if a value of it failed
     */
    public static FrontPoint toFrontPoint(Evaluation evaluation) {
        if (!evaluation.complete()) {
            throw new IllegalArgumentException(
                    evaluation + " cannot be on a front: not every objective was measured");
        }
        List<Double> values = new ArrayList<>();
        for (double value : evaluation.values()) {
            values.add(value);
        }
        return FrontPoint.newBuilder()
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setGenome(GenomeMapper.toBytes(evaluation.genome()))
                .setValues(values)
                .build();
    }
}
