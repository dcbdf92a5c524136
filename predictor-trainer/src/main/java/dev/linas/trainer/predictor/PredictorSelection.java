package dev.linas.trainer.predictor;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.PredictorQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The kinds of predictor that a search may ask for, and the choice among them.
 *
 * <p>{@value #AUTO} fits all of them on the same folds and takes the one whose out-of-fold
 * predictions rank the rows best: the largest Kendall tau-b, then the least RMSE, then the first
 * registered. Where the asked kind has nothing to learn from (one row, equal labels), the constant
 * predictor takes its place. Immutable and thread-safe.
 */
public final class PredictorSelection {
    /** Chosen per objective and round by cross-validation. */
    public static final String AUTO = "auto";

    private static final List<PredictorFitter> FITTERS =
            List.of(new RidgeFitter(), new SvrRbfFitter(), new GaussianProcessFitter());

    private static final PredictorFitter FALLBACK = new ConstantFitter();

    private final List<PredictorFitter> fitters;

    private PredictorSelection(List<PredictorFitter> fitters) {
        this.fitters = fitters;
    }

    /** Names that {@link #named} knows. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(AUTO));
        FITTERS.forEach(fitter -> names.add(fitter.kind()));
        return List.copyOf(names);
    }

    /**
     * The selection of the given name.
     *
     * @param name {@value #AUTO} or a kind of predictor
     * @throws IllegalArgumentException naming what there is, if there is none of that name
     */
    public static PredictorSelection named(String name) {
        if (name.equals(AUTO)) {
            return new PredictorSelection(FITTERS);
        }
        List<PredictorFitter> wanted =
                FITTERS.stream().filter(fitter -> fitter.kind().equals(name)).toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "'predictor' is '" + name + "'; expected one of " + names());
        }
        return new PredictorSelection(wanted);
    }

    /**
     * Fits one objective.
     *
     * @param data its rows
     * @param random deals the rows to folds
     * @return empty only without rows
     */
    public Optional<FittedPredictor> fit(TrainingSet data, RandomGenerator random) {
        Folds folds = Folds.split(data.size(), random);
        return fitters.stream()
                .flatMap(fitter -> fitter.fit(data, folds).stream())
                .map(fit -> judged(fit, data))
                .min(
                        (left, right) ->
                                OutOfFold.BETTER_FIRST.compare(left.quality(), right.quality()))
                .or(() -> FALLBACK.fit(data, folds).map(fit -> judged(fit, data)));
    }

    private static FittedPredictor judged(Fit fit, TrainingSet data) {
        PredictorQuality quality = OutOfFold.quality(data.labels(), fit.outOfFold());
        return new FittedPredictor(fit.predictor(), fit.hyperparameters(), data.size(), quality);
    }
}
