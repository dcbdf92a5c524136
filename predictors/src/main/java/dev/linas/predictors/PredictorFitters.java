package dev.linas.predictors;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorForms;
import dev.linas.core.predictor.PredictorParameters;
import dev.linas.core.registry.Registry;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of predictor that a search may ask for, in the order in which ties are decided. */
public final class PredictorFitters {
    /**
     * All kinds by name. A further one is a class behind {@link PredictorFitter} and a line here.
     */
    public static final Registry<PredictorFitter> ALL =
            Registry.of(
                    "predictor",
                    PredictorFitter::kind,
                    List.of(
                            new RidgeFitter(),
                            new SvrLinearFitter(),
                            new SvrRbfFitter(),
                            new StackedFitter(),
                            new BoostedTreesFitter(),
                            new ParetoRankFitter(),
                            new GaussianProcessFitter(false, HyperParameters.OF_SEARCHED_ROWS),
                            new GaussianProcessFitter(true, HyperParameters.OF_SEARCHED_ROWS)));

    /** The default one, for rows that were drawn at random instead of proposed by a search. */
    public static final PredictorFitter OF_RANDOM_ROWS =
            new GaussianProcessFitter(false, HyperParameters.OF_RANDOM_ROWS);

    /** All forms in which predictors of these kinds travel, by name. */
    public static final Registry<Function<PredictorParameters, Predictor>> FORMS = forms(ALL);

    private PredictorFitters() {}

    /** The forms that come with every predictor of core, and those of some kinds' own. */
    static Registry<Function<PredictorParameters, Predictor>> forms(
            Registry<PredictorFitter> kinds) {
        Registry<Function<PredictorParameters, Predictor>> forms = PredictorForms.ALL;
        for (PredictorFitter kind : kinds.implementations()) {
            for (var own : new TreeMap<>(kind.forms()).entrySet()) {
                forms = forms.with(own.getKey(), own.getValue());
            }
        }
        return forms;
    }
}
