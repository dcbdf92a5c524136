package dev.linas.core.search;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.predictor.StackedPredictor;
import dev.linas.core.stats.OutlierFence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A scale on which the measured values of a search can be learnt from and compared, whatever their
 * magnitude: huge outliers are drawn in ({@link OutlierFence#clipped}), and values whose squares
 * and products would leave the range of doubles are multiplied by a power of two. Ordinary values
 * stay as they are, to the bit. Immutable.
 */
public final class RobustScaling {
    /** Values from 2^-ORDINARY to 2^ORDINARY are not scaled. */
    private static final int ORDINARY = 100;

    /** Largest exponent for which a scale and its inverse are finite doubles. */
    private static final int LARGEST_EXPONENT = 1000;

    private static final OutlierFence NOTHING = new OutlierFence(0.0, 0.0);

    private final List<Objective> objectives;
    private final List<OutlierFence> fences;
    private final int[] exponents;
    private final boolean changesValues;

    private RobustScaling(
            List<Objective> objectives,
            List<OutlierFence> fences,
            int[] exponents,
            boolean changesValues) {
        this.objectives = objectives;
        this.fences = fences;
        this.exponents = exponents;
        this.changesValues = changesValues;
    }

    /**
     * The scale of some evaluations.
     *
     * @param evaluations in any order; failed values do not count
     * @param objectives the objectives, in the order of the evaluations' values
     */
    public static RobustScaling of(List<Evaluation> evaluations, List<Objective> objectives) {
        List<OutlierFence> fences = new ArrayList<>();
        int[] exponents = new int[objectives.size()];
        boolean changes = false;
        for (int o = 0; o < exponents.length; o++) {
            double[] values = Evaluation.measured(evaluations, o);
            OutlierFence fence = values.length == 0 ? NOTHING : OutlierFence.of(values);
            fences.add(fence);
            Objective objective = objectives.get(o);
            exponents[o] =
                    exponent(
                            Arrays.stream(values)
                                    .map(value -> drawnIn(value, fence, objective))
                                    .toArray());
            changes |= exponents[o] != 0 || Arrays.stream(values).anyMatch(fence::isOutlier);
        }
        return new RobustScaling(List.copyOf(objectives), List.copyOf(fences), exponents, changes);
    }

    /** Whether anything is drawn in or scaled. */
    public boolean changesValues() {
        return changesValues;
    }

    /** The evaluations with scaled values, in their order. */
    public List<Evaluation> scaled(List<Evaluation> evaluations) {
        return changesValues ? evaluations.stream().map(this::scaled).toList() : evaluations;
    }

    /** The objectives with scaled bounds. */
    public List<Objective> scaledObjectives() {
        if (!changesValues) {
            return objectives;
        }
        return IntStream.range(0, exponents.length)
                .mapToObj(o -> scaled(objectives.get(o), exponents[o]))
                .toList();
    }

    /** A value on this scale, in the unit of its objective: finite. */
    public double unscaled(int objective, double value) {
        return finite(Math.scalb(value, -exponents[objective]));
    }

    /** A predictor of values in the unit of the objective, that now predicts on this scale. */
    public Predictor scaled(int objective, Predictor predictor) {
        return times(predictor, exponents[objective]);
    }

    /** A predictor that was fitted on this scale, with the figures of its quality, in own units. */
    public FittedPredictor unscaled(int objective, FittedPredictor fitted) {
        if (exponents[objective] == 0) {
            return fitted;
        }
        PredictorQuality quality = fitted.quality();
        return new FittedPredictor(
                fitted.kind(),
                times(fitted.predictor(), -exponents[objective]),
                fitted.hyperparameters(),
                fitted.trainingRows(),
                new PredictorQuality(
                        quality.mape(),
                        unscaled(objective, quality.rmse()),
                        quality.kendallTauB(),
                        quality.spearman()));
    }

    private static Predictor times(Predictor predictor, int exponent) {
        return exponent == 0
                ? predictor
                : new StackedPredictor(
                        0.0, new double[] {Math.scalb(1.0, exponent)}, List.of(predictor));
    }

    private Evaluation scaled(Evaluation evaluation) {
        double[] values = evaluation.values();
        double[] errors = evaluation.standardErrors();
        for (int o = 0; o < values.length; o++) {
            if (errors.length > 0) {
                errors[o] = Math.scalb(errors[o], exponents[o]);
            }
            if (!Double.isNaN(values[o])) {
                values[o] =
                        Math.scalb(
                                drawnIn(values[o], fences.get(o), objectives.get(o)), exponents[o]);
            }
        }
        return evaluation.with(values, errors);
    }

    /** An outlier among the others, on the same side of the bound as it is. */
    private static double drawnIn(double value, OutlierFence fence, Objective objective) {
        double clipped = fence.clipped(value);
        boolean kept = objective.violation(value) == 0;
        if (kept == (objective.violation(clipped) == 0)) {
            return clipped;
        }
        double bound = objective.bound().getAsDouble();
        double edge = clipped > fence.highest() ? fence.highest() : fence.lowest();
        return kept ? bound : finite(bound + (clipped - edge));
    }

    private static Objective scaled(Objective objective, int exponent) {
        OptionalDouble bound = objective.bound();
        return objective.withBound(
                bound.isEmpty()
                        ? bound
                        : OptionalDouble.of(finite(Math.scalb(bound.getAsDouble(), exponent))));
    }

    /**
     * Exponent of the power of two that scales the largest value to about 1; 0 where values are
     * ordinary.
     */
    private static int exponent(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0.0);
        int own = Math.getExponent(largest);
        return largest == 0.0 || Math.abs(own) <= ORDINARY
                ? 0
                : Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, -own));
    }

    private static double finite(double value) {
        return Double.isNaN(value)
                ? value
                : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
