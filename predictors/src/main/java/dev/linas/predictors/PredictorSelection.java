package dev.linas.predictors;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.registry.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The choice among kinds of predictor: what a search names as its predictor.
 *
 * <p>{@value #AUTO} fits all of them on the same folds and takes the one whose out-of-fold
 * predictions rank the rows best: the largest Kendall tau-b, then the least RMSE, then the first
 * registered. The best of them, and every kind that asks for it, is tried on transformed labels too
 * ({@link TransformedFitter}). Where the asked kind has nothing to learn from (one row, equal
 * labels), the constant predictor takes its place. Immutable and thread-safe.
 */
public final class PredictorSelection {
    /** Chosen per objective and round by cross-validation. */
    public static final String AUTO = "auto";

    /**
     * A Gaussian process that compares variables in even rounds and cells in odd ones. What the one
     * is wrongly sure of, the other is not; equal to {@code gaussian-process} in a space without a
     * cell.
     */
    public static final String ALTERNATING = "gaussian-process-alternating";

    private static final PredictorFitter FALLBACK = new ConstantFitter();

    private static final Comparator<Judged> BETTER_FIRST =
            Comparator.comparing(judged -> judged.quality(), OutOfFold.BETTER_FIRST);

    private static final Registry<PredictorSelection> ALL = among(PredictorFitters.ALL);

    private final List<PredictorFitter> fitters;

    /** Whether rounds take the fitters in turn instead of choosing among them. */
    private final boolean inTurn;

    private PredictorSelection(List<PredictorFitter> fitters, boolean inTurn) {
        this.fitters = List.copyOf(fitters);
        this.inTurn = inTurn;
    }

    /**
     * The selections among some kinds of predictor, by name: {@value #AUTO} chooses among all of
     * them, the name of a kind means that kind.
     */
    static Registry<PredictorSelection> among(Registry<PredictorFitter> kinds) {
        List<Map.Entry<String, PredictorSelection>> selections = new ArrayList<>();
        selections.add(Map.entry(AUTO, new PredictorSelection(kinds.implementations(), false)));
        for (String kind : kinds.names()) {
            PredictorFitter fitter = kinds.named(kind);
            selections.add(Map.entry(kind, new PredictorSelection(List.of(fitter), false)));
        }
        if (kinds.names().containsAll(GaussianProcessFitter.KINDS)) {
            List<PredictorFitter> both =
                    GaussianProcessFitter.KINDS.stream().map(kinds::named).toList();
            selections.add(Map.entry(ALTERNATING, new PredictorSelection(both, true)));
        }
        return new Registry<>(kinds.key(), selections);
    }

    /** Names that {@link #named} knows. */
    public static List<String> names() {
        return ALL.names();
    }

    /**
     * The selection of the given name.
     *
     * @param name {@value #AUTO} or a kind of predictor
     * @throws IllegalArgumentException naming what there is, if there is none of that name
     */
    public static PredictorSelection named(String name) {
        return ALL.named(name);
    }

    /** Whether it learns from what was measured before the search. */
    public boolean learnsFromEarlierRows() {
        return fitters.stream().anyMatch(PredictorFitter::learnsFromEarlierRows);
    }

    /**
     * The selection of one round.
     *
     * @param round the round that closes, &ge; 0
     */
    public PredictorSelection in(int round) {
        return inTurn
                ? new PredictorSelection(List.of(fitters.get(round % fitters.size())), false)
                : this;
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

    private Judged orTransformed(Judged plain, TrainingSet data, Folds folds) {
        Judged best = plain;
        for (PredictorFitter fitter : fitters) {
            boolean worthwhile = fitter.alwaysTriedTransformed() || fitter.equals(plain.fitter);
            if (worthwhile && fitter.gainsFromTransformedLabels()) {
                Optional<Judged> other = judge(new TransformedFitter(fitter), data, folds);
                if (other.isPresent() && BETTER_FIRST.compare(other.get(), best) < 0) {
                    best = other.get();
                }
            }
        }
        return best;
    }

    private static Optional<Judged> judge(PredictorFitter fitter, TrainingSet data, Folds folds) {
        return RowSample.fit(fitter, data, folds)
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
