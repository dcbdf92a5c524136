package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.objective.Objective;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.stream.SearchState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the pages ask for, as JSON. Numbers that are not there are null; times are milliseconds
 * since the epoch. The text depends on the view and the given time alone.
 */
final class ViewJson {
    /** Points of one answer: some 0.5 MB. */
    static final int POINTS_AT_ONCE = 5_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SILENT_BEATS = 3;

    private ViewJson() {}

    /** All searches, devices and dead letters. */
    static ObjectNode overview(StreamView view, long now) {
        ObjectNode node = NODES.objectNode();
        node.put("version", view.version());
        node.put("caughtUp", view.caughtUp());
        node.put("now", now);
        ArrayNode searches = node.putArray("searches");
        view.searches().forEach(search -> searches.add(summary(view, search, now)));
        ArrayNode devices = node.putArray("devices");
        view.evaluators().forEach(status -> devices.add(device(status, now)));
        node.put("deadLettersSeen", view.deadLettersSeen());
        ArrayNode letters = node.putArray("deadLetters");
        view.deadLetters().forEach(letter -> letters.add(deadLetter(letter)));
        return node;
    }

    private static ObjectNode summary(StreamView view, SearchView search, long now) {
        SearchState state = search.state();
        ObjectNode node = NODES.objectNode();
        node.put("id", search.search().getSearchId());
        node.put("space", search.search().getSpaceName());
        node.put("tactic", search.search().getTactic());
        node.put("phase", state.phase().name().toLowerCase(Locale.ROOT));
        node.put("state", state.describe());
        node.put("createdAt", search.search().getCreatedAt().toEpochMilli());
        state.budget().ifPresentOrElse(b -> node.put("budget", b), () -> node.putNull("budget"));
        node.put("measured", search.points().size() + search.leftOut());
        node.put("failed", search.failed());
        node.put("leftOut", search.leftOut());
        node.set("objectives", objectives(search));
        ArrayNode alerts = node.putArray("alerts");
        alerts(view, search, state, now).forEach(alerts::add);
        ArrayNode rounds = node.putArray("rounds");
        search.rounds().forEach(round -> rounds.add(round(round)));
        return node;
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
            put(node, "best", best);
        }
        return objectives;
    }

    private static List<String> alerts(
            StreamView view, SearchView search, SearchState state, long now) {
        List<String> alerts = new ArrayList<>();
        state.failure().ifPresent(failure -> alerts.add("It failed: " + failure));
        if (state.phase() == SearchState.Phase.RUNNING) {
            search.objectives().stream()
                    .map(Objective::pool)
                    .distinct()
                    .filter(
                            pool ->
                                    view.evaluators().stream()
                                            .noneMatch(
                                                    each ->
                                                            each.getPool().equals(pool)
                                                                    && !silent(each, now)))
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

    private static ObjectNode round(RoundView round) {
        ObjectNode node = NODES.objectNode();
        node.put("round", round.number());
        node.put("evaluations", round.evaluations());
        put(node, "hypervolume", round.hypervolume());
        node.put("closedAt", round.closedAt());
        ArrayNode predictors = node.putArray("predictors");
        for (RoundView.Fit fit : round.predictors()) {
            ObjectNode entry = predictors.addObject();
            entry.put("kind", fit.kind());
            put(entry, "mape", fit.mape());
            put(entry, "kendallTauB", fit.kendallTauB());
        }
        return node;
    }

    /**
     * The points of a search after the first so many, at most {@link #POINTS_AT_ONCE}, by columns;
     * {@code next} is where to go on.
     */
    static ObjectNode points(SearchView search, int from) {
        int size = search.points().size();
        int start = Math.min(from, size);
        List<Point> points = search.points().subList(start, Math.min(size, start + POINTS_AT_ONCE));
        ObjectNode node = NODES.objectNode();
        node.put("from", start);
        node.put("next", start + points.size());
        node.put("size", size);
        ArrayNode rounds = node.putArray("round");
        ArrayNode indices = node.putArray("index");
        ArrayNode at = node.putArray("at");
        ArrayNode genomes = node.putArray("genome");
        ArrayNode values = node.putArray("values");
        ArrayNode errors = node.putArray("errors");
        for (int o = 0; o < search.objectives().size(); o++) {
            values.addArray();
            errors.addArray();
        }
        for (Point point : points) {
            rounds.add(point.round());
            indices.add(point.index());
            at.add(point.at());
            ArrayNode genome = genomes.addArray();
            for (byte option : point.genome()) {
                genome.add(Byte.toUnsignedInt(option));
            }
            for (int o = 0; o < search.objectives().size(); o++) {
                add((ArrayNode) values.get(o), point.value(o));
                add((ArrayNode) errors.get(o), point.error(o));
            }
        }
        return node;
    }

    /** The front after the last closed round, and the variables of the space. */
    static ObjectNode details(SearchView search) {
        ObjectNode node = NODES.objectNode();
        ArrayNode front = node.putArray("front");
        for (FrontPoint member : search.front()) {
            front.addArray().add(member.getRound()).add(member.getIndex());
        }
        ArrayNode variables = node.putArray("variables");
        SearchSpace space = SearchMapper.toSpec(search.search()).space();
        for (Variable variable : space.variables()) {
            ObjectNode entry = variables.addObject();
            entry.put("name", variable.name());
            ArrayNode options = entry.putArray("options");
            variable.options().forEach(option -> options.add(String.valueOf(option)));
        }
        return node;
    }

    private static ObjectNode device(EvaluatorStatus status, long now) {
        ObjectNode node = NODES.objectNode();
        node.put("pool", status.getPool());
        node.put("instance", status.getInstance());
        node.put("silent", silent(status, now));
        node.put("lastSeen", status.getLastSeen().toEpochMilli());
        node.put("startedAt", status.getStartedAt().toEpochMilli());
        node.put("measured", status.getMeasured());
        node.put("workers", status.getWorkers());
        ArrayNode busy = node.putArray("busyWith");
        status.getBusyWith().forEach(busy::add);
        ArrayNode metrics = node.putArray("metrics");
        status.getMetrics().stream().sorted().forEach(metrics::add);
        ObjectNode unavailable = node.putObject("unavailable");
        status.getUnavailable().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> unavailable.put(e.getKey(), e.getValue()));
        ObjectNode facts = node.putObject("facts");
        facts.put("system", status.getDevice().getOs() + ", " + status.getDevice().getArch());
        facts.put("cpu", status.getDevice().getCpu());
        facts.put("cores", String.valueOf(status.getDevice().getCores()));
        facts.put("runtime", status.getDevice().getRuntime());
        status.getDevice().getFacts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> facts.put(e.getKey(), e.getValue()));
        return node;
    }

    private static boolean silent(EvaluatorStatus status, long now) {
        return now - status.getLastSeen().toEpochMilli()
                > SILENT_BEATS * status.getHeartbeatMillis();
    }

    private static ObjectNode deadLetter(DeadLetter letter) {
        ObjectNode node = NODES.objectNode();
        node.put("topic", letter.getTopic());
        node.put("partition", letter.getPartition());
        node.put("offset", letter.getOffset());
        if (letter.getTimestamp() == null) {
            node.putNull("at");
        } else {
            node.put("at", letter.getTimestamp().toEpochMilli());
        }
        node.put("key", letter.getKey() == null ? null : text(letter.getKey()));
        node.put("app", letter.getApp());
        node.put("node", letter.getNode());
        node.put("cause", letter.getCause());
        return node;
    }

    private static String text(ByteBuffer bytes) {
        return Objects.toString(StandardCharsets.UTF_8.decode(bytes.duplicate()));
    }

    static void put(ObjectNode node, String key, Double value) {
        if (value != null && Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }
}
