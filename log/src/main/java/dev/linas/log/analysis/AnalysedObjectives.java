package dev.linas.log.analysis;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.registry.Suggestions;
import dev.linas.evaluator.pool.MetricCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses objectives for hypervolume and fronts of a table that does not name them. Pure. */
public final class AnalysedObjectives {
    private static final String MINIMIZE = "min:";
    private static final String MAXIMIZE = "max:";

    private AnalysedObjectives() {}

    /**
     * The objectives that a user names or, where none is named, all metrics with a usual name: of
     * each the first pool that measured it.
     *
     * @param named {@code [min:|max:]METRIC[@POOL]}
     * @throws IllegalArgumentException naming the text and what there is, if there is no such
     *     metric, it is of several pools, or its goal is not told
     */
    public static List<Objective> of(AnalysedLog log, List<String> named) {
        if (!named.isEmpty()) {
            return named.stream().map(text -> parse(log, text)).toList();
        }
        List<Objective> usual = new ArrayList<>();
        for (MeasuredColumn column : log.columns()) {
            boolean isNew = usual.stream().noneMatch(o -> o.metric().equals(column.metric()));
            MetricCatalog.ALL
                    .goal(column.metric())
                    .filter(goal -> isNew)
                    .ifPresent(goal -> usual.add(objective(column, goal)));
        }
        return List.copyOf(usual);
    }

    private static Objective parse(AnalysedLog log, String text) {
        boolean told = text.startsWith(MINIMIZE) || text.startsWith(MAXIMIZE);
        String name = told ? text.substring(MINIMIZE.length()) : text;
        List<MeasuredColumn> columns =
                log.columns().stream()
                        .filter(c -> c.id().equals(name) || c.metric().equals(name))
                        .toList();
        List<String> ids = log.columns().stream().map(MeasuredColumn::id).toList();
        if (columns.size() != 1) {
            throw new IllegalArgumentException(
                    "--objective is '%s'; expected one of %s%s"
                            .formatted(
                                    text,
                                    String.join(", ", ids),
                                    columns.isEmpty() ? Suggestions.didYouMean(name, ids) : ""));
        }
        Optional<Goal> goal =
                told
                        ? Optional.of(text.startsWith(MINIMIZE) ? Goal.MINIMIZE : Goal.MAXIMIZE)
                        : MetricCatalog.ALL.goal(columns.get(0).metric());
        return objective(
                columns.get(0),
                goal.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "--objective is '%s', whose goal is not known; expected"
                                                        .formatted(text)
                                                + " max:%s or min:%s".formatted(name, name))));
    }

    private static Objective objective(MeasuredColumn column, Goal goal) {
        return new Objective(column.metric(), column.pool(), goal, OptionalDouble.empty());
    }
}
