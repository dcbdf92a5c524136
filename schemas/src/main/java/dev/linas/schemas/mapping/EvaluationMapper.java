package dev.linas.schemas.mapping;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Evaluations as the contract writes them: a failed value is null, not NaN. */
public final class EvaluationMapper {
    private EvaluationMapper() {}

    /** The row of an evaluation. */
    public static Row toRow(Evaluation evaluation) {
        return Row.newBuilder()
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setGenome(GenomeMapper.toBytes(evaluation.genome()))
                .setValues(toNullable(evaluation.values()))
                .setRetryable(evaluation.retryable())
                .setStandardErrors(toList(evaluation.standardErrors()))
                .setSeconds(toList(evaluation.secondsByObjective()))
                .setUnasked(evaluation.unasked())
                .build();
    }

    /** The evaluation of a row. */
    public static Evaluation toEvaluation(Row row) {
        return new Evaluation(
                        row.getRound(),
                        row.getIndex(),
                        GenomeMapper.toGenome(row.getGenome()),
                        ofNullable(row.getValues()),
                        row.getRetryable())
                .withStandardErrors(toArray(row.getStandardErrors()))
                .withSeconds(toArray(row.getSeconds()))
                .withUnasked(row.getUnasked());
    }

    private static List<Double> toList(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The evaluation that a point of a front is. */
    public static Evaluation toEvaluation(FrontPoint point) {
        return new Evaluation(
                        point.getRound(),
                        point.getIndex(),
                        GenomeMapper.toGenome(point.getGenome()),
                        toArray(point.getValues()),
                        false)
                .withStandardErrors(toArray(point.getStandardErrors()));
    }

    /** Values with null for each that failed. */
    static List<Double> toNullable(double[] values) {
        List<Double> nullable = new ArrayList<>();
        for (double value : values) {
            nullable.add(Double.isNaN(value) ? null : value);
        }
        return nullable;
    }

    /** Values with NaN for each that failed. */
    static double[] ofNullable(List<Double> nullable) {
        return nullable.stream().mapToDouble(value -> value == null ? Double.NaN : value).toArray();
    }

    /**
     * A complete evaluation as a point of the front.
     *
     * @throws IllegalArgumentException if a value of it failed
     */
    public static FrontPoint toFrontPoint(Evaluation evaluation) {
        return toFrontPoint(evaluation, evaluation.complete());
    }

    /**
     * Evaluations as points of the front of a search, in their order.
     *
     * @throws IllegalArgumentException if one of them is complete for no front
     */
    public static List<FrontPoint> toFrontPoints(
            List<Evaluation> evaluations, List<Objective> objectives) {
        List<DeviceFront> fronts = DeviceFront.of(objectives);
        return evaluations.stream()
                .map(
                        evaluation ->
                                toFrontPoint(
                                        evaluation,
                                        fronts.stream()
                                                .anyMatch(
                                                        front ->
                                                                front.part(evaluation).complete())))
                .toList();
    }

    private static FrontPoint toFrontPoint(Evaluation evaluation, boolean complete) {
        if (!complete) {
            throw new IllegalArgumentException(
                    evaluation + " cannot be on a front: not every objective was measured");
        }
        return FrontPoint.newBuilder()
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setGenome(GenomeMapper.toBytes(evaluation.genome()))
                .setValues(toList(evaluation.values()))
                .setStandardErrors(toList(evaluation.standardErrors()))
                .build();
    }
}
