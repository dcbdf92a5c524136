package dev.linas.supernettrainer.training;

import static java.util.Map.entry;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.List;
import java.util.function.Function;

/** The training methods of super-networks. */
public final class TrainingMethods {
    /**
     * All methods by name. A further one is a class behind {@link TrainingMethod} and a line here.
     */
    public static final Registry<Function<NetworkPlanner, TrainingMethod>> ALL =
            new Registry<Function<NetworkPlanner, TrainingMethod>>(
                    "method",
                    List.of(entry(SandwichRule.NAME, planner -> new SandwichRule(planner, 2))));

    private TrainingMethods() {}
}
