package dev.linas.supernettrainer.training;

import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The training methods of super-networks, by name. */
public final class TrainingMethods {
    private static final SortedMap<String, Function<MobileNetV3Planner, TrainingMethod>> METHODS =
            new TreeMap<>();

    static {
        METHODS.put("sandwich", planner -> new SandwichRule(planner, 2));
    }

    private TrainingMethods() {}

    /** All names, ascending. */
    public static List<String> names() {
        return List.copyOf(METHODS.keySet());
    }

    /**
     * The method of the given name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrainingMethod named(String name, MobileNetV3Planner planner) {
        Function<MobileNetV3Planner, TrainingMethod> method = METHODS.get(name);
        if (method == null) {
            throw new IllegalArgumentException(
                    "there is no training method '%s'; expected one of %s"
                            .formatted(name, names()));
        }
        return method.apply(planner);
    }
}
