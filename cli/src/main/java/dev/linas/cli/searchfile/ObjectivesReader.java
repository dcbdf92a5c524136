package dev.linas.cli.searchfile;

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

    private static final List<String> KEYS = List.of("metric", "pool", "goal", "bound");
    private static final List<String> GOALS = List.of("minimize", "maximize");

    private final Pools pools;
    private final ForeignPools foreignPools;
    private final Problems problems;

    ObjectivesReader(Pools pools, ForeignPools foreignPools, Problems problems) {
        this.pools = pools;
        this.foreignPools = foreignPools;
        this.problems = problems;
    }

    /** The objectives in their order; those with an error are left out. */
    List<Objective> read(Value value) {
        List<Objective> objectives = new ArrayList<>();
        if (!value.present()) {
            return objectives;
        }
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
                            problems.error(
                                    entry.path(),
                                    "'%s' names %s again; %s has it already"
                                            .formatted(entry.path(), objective.id(), first));
                        }
                    });
        }
        return objectives;
    }

    private Optional<Objective> read(String path, Section section) {
        Optional<String> metric = name(section, "metric");
        Optional<String> pool = name(section, "pool");
        Optional<Goal> goal =
                section.required("goal", "minimize or maximize")
                        .choice(GOALS)
                        .map(g -> Goal.valueOf(g.toUpperCase(Locale.ROOT)));
        Value bound = section.optional("bound", "a number in the metric's unit");
        OptionalDouble limit = bound.present() ? bound.number(b -> true) : OptionalDouble.empty();
        pool.ifPresent(p -> checkServed(path, metric, p));
        return metric.isPresent() && pool.isPresent() && goal.isPresent()
                ? Optional.of(new Objective(metric.get(), pool.get(), goal.get(), limit))
                : Optional.empty();
    }

    private static Optional<String> name(Section section, String key) {
        return section.required(key, "a name: " + SearchFileReader.NAME_EXPECTED)
                .text(name -> SearchFileReader.NAME.matcher(name).matches());
    }

    private void checkServed(String path, Optional<String> metric, String pool) {
        if (!pools.names().contains(pool)) {
            String message =
                    "'%s.pool' names the pool '%s', which is not under 'pools'%s"
                            .formatted(path, pool, Suggestions.didYouMean(pool, pools.names()));
            if (foreignPools == ForeignPools.REFUSED) {
                problems.error(
                        path + ".pool",
                        message + "; expected one of " + pools.names() + " or its settings there");
            } else {
                problems.warning(
                        path + ".pool", message + "; the search waits for its evaluators to join");
            }
            return;
        }
        List<String> served = pools.servedBy(pool);
        if (metric.isPresent() && !served.isEmpty() && !served.contains(metric.get())) {
            problems.error(
                    path + ".metric",
                    "'%s.metric' is '%s', which the pool '%s' does not serve; expected one of %s%s"
                            .formatted(
                                    path,
                                    metric.get(),
                                    pool,
                                    String.join(", ", served),
                                    Suggestions.didYouMean(metric.get(), served)));
        }
    }
}
