package dev.linas.trainer.predictor;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.PredictorQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The kinds of predictor that a search may ask for, and the choice among them.
 *
 * <p>{@value #AUTO} fits all of them on the same folds and takes the one whose out-of-fold
 * predictions rank the rows best: the largest Kendall tau-b, then the least RMSE, then the first
 * registered. The best of them, and ridge in any case, is tried on transformed labels too ({@link
 * TransformedFitter}). Where the asked kind has nothing to learn from (one row, equal labels), the
 * constant predictor takes its place. Immutable and thread-safe.
 */
public final class PredictorSelection {
    /** Chosen per objective and round by cross-validation. */
    public static final String AUTO = "auto";

    private static final List<PredictorFitter> FITTERS =
            List.of(
                    new RidgeFitter(),
                    new SvrLinearFitter(),
                    new SvrRbfFitter(),
                    new StackedFitter(),
                    new BoostedTreesFitter(),
                    new ParetoRankFitter(),
                    new GaussianProcessFitter(false),
                    new GaussianProcessFitter(true));

    /** Kinds that choose a transform of the labels themselves, or look at their order only. */
    private static final Set<String> NEVER_TRANSFORMED =
            Set.of("gaussian-process", "gaussian-process-cells", "pareto-rank");

    private static final PredictorFitter FALLBACK = new ConstantFitter();

    private static final Comparator<Judged> BETTER_FIRST =
            Comparator.comparing(judged -> judged.quality(), OutOfFold.BETTER_FIRST);

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
        return select(data, random).map(Selected::fitted);
    }

    /**
     * Fits one objective, and keeps what was predicted out of fold.
     *
     * @param data its rows
     * @param random deals the rows to folds
     * @return empty only without rows
     */
    public Optional<Selected> select(TrainingSet data, RandomGenerator random) {
        Folds folds = Folds.split(data.size(), random);
        Optional<Judged> best =
                fitters.stream()
                        .flatMap(fitter -> judge(fitter, data, folds).stream())
                        .min(BETTER_FIRST);
        if (fitters.size() > 1) {
            best = best.map(plain -> orTransformed(plain, data, folds));
        }
        return best.or(() -> judge(FALLBACK, data, folds)).map(judged -> judged.selected(data));
    }

    private static Judged orTransformed(Judged plain, TrainingSet data, Folds folds) {
        Judged best = plain;
        for (PredictorFitter fitter : FITTERS) {
            boolean worthwhile = fitter instanceof RidgeFitter || fitter.equals(plain.fitter);
            if (worthwhile && !NEVER_TRANSFORMED.contains(fitter.kind())) {
                Optional<Judged> other = judge(new TransformedFitter(fitter), data, folds);
                if (other.isPresent() && BETTER_FIRST.compare(other.get(), best) < 0) {
                    best = other.get();
                }
            }
        }
        return best;
    }

    private static Optional<Judged> judge(PredictorFitter fitter, TrainingSet data, Folds folds) {
        return fitter.fit(data, folds)
                .map(
                        fit ->
                                new Judged(
                                        fitter,
                                        fit,
                                        OutOfFold.quality(data.labels(), fit.outOfFold())));
    }

    /** A fit with its quality. */
    private record Judged(PredictorFitter fitter, Fit fit, PredictorQuality quality) {
        Selected selected(TrainingSet data) {
            return new Selected(
                    new FittedPredictor(
                            fitter.kind(),
                            fit.predictor(),
                            fit.hyperparameters(),
                            data.size(),
                            quality),
                    fit.outOfFold());
        }
    }
}
