package dev.linas.core.predictor;

import static java.util.Map.entry;

import dev.linas.core.registry.Registry;
import java.util.List;
import java.util.function.Function;

/** The forms that a predictor can have in a record: each makes a predictor of its parameters. */
public final class PredictorForms {
    /** All forms by name. A further one is a class behind {@link Predictor} and a line here. */
    public static final Registry<Function<PredictorParameters, Predictor>> ALL =
            new Registry<>(
                    "form",
                    List.of(
                            entry(ConstantPredictor.FORM, ConstantPredictor::of),
                            entry(LinearPredictor.FORM, LinearPredictor::of),
                            entry(KernelPredictor.FORM, KernelPredictor::of),
                            entry(GaussianProcessPredictor.FORM, GaussianProcessPredictor::of),
                            entry(TreesPredictor.FORM, TreesPredictor::of),
                            entry(StackedPredictor.FORM, StackedPredictor::of),
                            entry(TransformedPredictor.FORM, TransformedPredictor::of)));

    private PredictorForms() {}
}
