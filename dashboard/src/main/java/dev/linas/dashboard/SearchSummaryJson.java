package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.objective.Objective;
import dev.linas.schemas.FrontPoint;
import dev.linas.searches.stream.EvaluatorTable;
import dev.linas.searches.stream.SearchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary of a search for the overview, as JSON; it does not grow with the search. */
final class SearchSummaryJson {
    /** Hypervolumes of a summary at most: a line of a few centimetres shows no more. */
    private static final int TREND = 60;

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SearchSummaryJson() {}

    static ObjectNode of(StreamView view, SearchView search, Instant now) {
        SearchState state = search.state();
        int measured = search.points().size() + search.leftOut();
        ObjectNode node = NODES.objectNode();
        node.put("id", search.search().getSearchId());
        node.put("space", search.search().getSpaceName());
        node.put("tactic", search.search().getTactic());
        node.put("phase", state.phase().name().toLowerCase(Locale.ROOT));
        node.put("state", state.describe());
        node.put("createdAt", search.search().getCreatedAt().toEpochMilli());
        node.put("measured", measured);
        node.put("failed", search.failed());
        node.put("leftOut", search.leftOut());
        node.putNull("budget");
        node.putNull("millisLeft");
        state.budget()
                .ifPresent(
                        budget -> {
                            node.put("budget", budget);
                            putTimeLeft(node, search, state, budget - measured, now);
                        });
        node.set("objectives", objectives(search));
        ArrayNode alerts = node.putArray("alerts");
        alerts(view, search, state, now).forEach(alerts::add);
        putRounds(node, search.rounds());
        return node;
    }

    /** At the rate of the last measurements. */
    private static void putTimeLeft(
            ObjectNode node, SearchView search, SearchState state, int left, Instant now) {
        if (state.phase() == SearchState.Lifecycle.RUNNING && left > 0) {
            search.perMinute(now)
                    .ifPresent(
                            rate ->
                                    node.put(
                                            "millisLeft",
                                            (long) (MILLIS_PER_MINUTE * left / rate)));
        }
    }

    private static void putRounds(ObjectNode node, List<RoundView> rounds) {
        node.put("roundsClosed", rounds.size());
        node.putNull("hypervolume");
        ArrayNode trend = node.putArray("trend");
        if (rounds.isEmpty()) {
            return;
        }
        ViewJson.put(node, "hypervolume", rounds.get(rounds.size() - 1).hypervolume());
        int shown = Math.min(TREND, rounds.size());
        for (int i = 1; i <= shown; i++) {
            int place = (int) ((long) i * rounds.size() / shown) - 1;
            ViewJson.add(trend, rounds.get(place).hypervolume());
        }
    }

    private static ArrayNode objectives(SearchView search) {
        ArrayNode objectives = NODES.arrayNode();
        List<FrontPoint> front = search.front();
        for (int o = 0; o < search.objectives().size(); o++) {
            Objective objective = search.objectives().get(o);
            ObjectNode node = objectives.addObject();
            node.put("id", objective.id());
            node.put("goal", objective.goal().name().toLowerCase(Locale.ROOT));
            objective
                    .bound()
                    .ifPresentOrElse(b -> node.put("bound", b), () -> node.putNull("bound"));
            double best = Double.NaN;
            for (FrontPoint member : front) {
                double value = member.getValues().get(o);
                boolean better =
                        Double.isNaN(best) || objective.toCost(value) < objective.toCost(best);
                best = better ? value : best;
            }
            ViewJson.put(node, "best", best);
        }
        return objectives;
    }

    private static List<String> alerts(
            StreamView view, SearchView search, SearchState state, Instant now) {
        List<String> alerts = new ArrayList<>();
        state.failure().ifPresent(failure -> alerts.add("It failed: " + failure));
        if (state.phase() == SearchState.Lifecycle.RUNNING) {
            search.objectives().stream()
                    .map(Objective::pool)
                    .distinct()
                    .filter(pool -> !served(view, pool, now))
                    .forEach(pool -> alerts.add("No evaluator serves pool '%s'".formatted(pool)));
        }
        if (search.failed() > 0) {
            alerts.add("Candidates that could not be measured: " + search.failed());
        }
        if (search.leftOut() > 0) {
            alerts.add(
                    "%d measurements are not shown: the dashboard keeps %d"
                            .formatted(search.leftOut(), StreamView.MAX_POINTS));
        }
        return alerts;
    }

    private static boolean served(StreamView view, String pool, Instant now) {
        return view.evaluators().stream()
                .anyMatch(each -> each.getPool().equals(pool) && !EvaluatorTable.stale(each, now));
    }
}
