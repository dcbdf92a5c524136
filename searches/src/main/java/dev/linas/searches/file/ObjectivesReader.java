package dev.linas.searches.file;

import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the objectives and checks them against the file's own pools. */
final class ObjectivesReader {
    static final int MOST = 16;
    static final String EXPECTED =
            "a list of 1 to " + MOST + " objectives, each {metric: …, pool: …, goal: minimize}";

    static final List<String> KEYS = List.of("metric", "pool", "goal", "bound");
    private static final List<String> GOALS = List.of("minimize", "maximize");

    private final ServedMetrics served;

    ObjectivesReader(ServedMetrics served) {
        this.served = served;
    }

    /** The objectives in their order; those with an error are left out. */
    List<Objective> read(Value value) {
        List<Objective> objectives = new ArrayList<>();
        List<Value> entries = value.list("an objective: {metric: …, pool: …, goal: minimize}");
        if (entries.size() > MOST) {
            value.reject("");
        }
        Map<String, String> firstPath = new HashMap<>();
        for (Value entry : entries) {
            Optional<Objective> read = entry.section(KEYS).flatMap(s -> read(entry.path(), s));
            read.ifPresent(
                    objective -> {
                        objectives.add(objective);
                        String first = firstPath.putIfAbsent(objective.id(), entry.path());
                        if (first != null) {
                            entry.error(
                                    "names %s again; %s has it already"
                                            .formatted(objective.id(), first));
                        }
                    });
        }
        return objectives;
    }

    private Optional<Objective> read(String path, Section section) {
        Optional<String> metric = served.name(section, "metric");
        Optional<String> pool = served.name(section, "pool");
        Optional<Goal> goal =
                section.required("goal", "minimize or maximize")
                        .choice(GOALS)
                        .map(g -> Goal.valueOf(g.toUpperCase(Locale.ROOT)));
        OptionalDouble limit =
                section.optional("bound", "a number in the metric's unit").number(b -> true);
        pool.ifPresent(p -> served.check(path, metric, p));
        return metric.isPresent() && pool.isPresent() && goal.isPresent()
                ? Optional.of(new Objective(metric.get(), pool.get(), goal.get(), limit))
                : Optional.empty();
    }
}
