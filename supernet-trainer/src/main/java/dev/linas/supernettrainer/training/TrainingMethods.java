package dev.linas.supernettrainer.training;

import static java.util.Map.entry;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import java.util.List;
import java.util.function.Function;

/** The training methods of super-networks. */
public final class TrainingMethods {
    /**
     * All methods by name. A further one is a class behind {@link TrainingMethod} and a line here.
     */
    public static final Registry<Function<MobileNetV3Planner, TrainingMethod>> ALL =
            new Registry<Function<MobileNetV3Planner, TrainingMethod>>(
                    "method",
                    List.of(entry(SandwichRule.NAME, planner -> new SandwichRule(planner, 2))));

    private TrainingMethods() {}
}
