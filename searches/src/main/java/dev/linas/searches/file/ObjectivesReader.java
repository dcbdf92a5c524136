package dev.linas.searches.file;

import dev.linas.core.config.Identifier;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.evaluator.pool.MetricCatalog;
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

    static final List<String> KEYS = List.of("metric", "pool", "goal", "bound", "per", "pools");
    private static final List<String> PER = List.of("pool");

    private final ServedMetrics served;

    ObjectivesReader(ServedMetrics served) {
        this.served = served;
    }

    /** The objectives in their order, one for each pool; those with an error are left out. */
    List<Objective> read(Value value) {
        List<Objective> objectives = new ArrayList<>();
        List<Value> entries = value.list("an objective: {metric: …, pool: …, goal: minimize}");
        if (entries.size() > MOST) {
            value.reject("");
        }
        Map<String, String> firstPath = new HashMap<>();
        for (Value entry : entries) {
            List<Objective> read = entry.section(KEYS).map(s -> read(entry, s)).orElse(List.of());
            for (Objective objective : read) {
                objectives.add(objective);
                String first = firstPath.putIfAbsent(objective.id(), entry.path());
                if (first != null) {
                    entry.error(
                            "names %s again; %s has it already".formatted(objective.id(), first));
                }
            }
        }
        return objectives;
    }

    private List<Objective> read(Value entry, Section section) {
        Optional<String> metric = served.name(section, "metric");
        List<String> pools = pools(entry, section, metric);
        Optional<Goal> goal =
                section.required("goal", "minimize or maximize")
                        .choice(Goal.WORDS)
                        .flatMap(Goal::of);
        OptionalDouble limit =
                section.optional("bound", "a number in the metric's unit").number(b -> true);
        if (metric.isEmpty() || goal.isEmpty()) {
            return List.of();
        }
        warnOfUnusual(entry, metric.get(), goal.get());
        return pools.stream()
                .map(p -> new Objective(metric.get(), p, goal.get(), limit, section.has("per")))
                .toList();
    }

    /** A goal that nobody has is mostly a slip, and the front would be of the worst. */
    private static void warnOfUnusual(Value entry, String metric, Goal goal) {
        MetricCatalog.ALL
                .goal(metric)
                .filter(usual -> usual != goal)
                .ifPresent(
                        usual ->
                                entry.problems()
                                        .warning(
                                                entry.path(),
                                                "'%s.goal' is %s, but %s is usually to %s"
                                                        .formatted(
                                                                entry.path(),
                                                                word(goal),
                                                                metric,
                                                                word(usual))));
    }

    private static String word(Goal goal) {
        return goal.name().toLowerCase(Locale.ROOT);
    }

    /** The pool of an objective, or those of an objective per pool. */
    private List<String> pools(Value entry, Section section, Optional<String> metric) {
        if (!section.has("per")) {
            if (section.has("pools")) {
                entry.error(
                        "has 'pools', but no 'per: pool'; give it that for a front for each pool,"
                                + " or 'pool' with one name");
                return List.of();
            }
            Optional<String> pool = served.name(section, "pool");
            pool.ifPresent(p -> served.check(entry.path(), metric, p));
            return pool.stream().toList();
        }
        section.optional("per", "'pool': a front for each of its 'pools'").choice(PER);
        if (section.has("pool")) {
            entry.error("has 'per', so its pools stand in the list 'pools'; remove 'pool'");
        }
        Value pools = section.required("pools", "a list of names of pools that names none twice");
        List<String> names = new ArrayList<>();
        for (Value name : pools.list("a name: " + Identifier.EXPECTED)) {
            Optional<String> pool = name.identifier();
            pool.ifPresent(p -> served.check(entry.path(), name.path(), metric, p));
            pool.ifPresent(names::add);
        }
        if (names.stream().distinct().count() < names.size()) {
            pools.reject("");
            return List.of();
        }
        return names;
    }
}
