package dev.linas.trainer.predictor;

import dev.linas.core.registry.Registry;
import java.util.List;

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

    private PredictorFitters() {}
}
