package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.mapping.SearchMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Writes what the pages ask for as JSON. Numbers that are not there are null; times are
 * milliseconds since the epoch. The text depends on the view and the given time alone.
 */
final class ViewJson {
    /** Points of one answer: some 0.5 MB. */
    static final int POINTS_AT_ONCE = 5_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ViewJson() {}

    /** All searches, devices and dead letters. */
    static ObjectNode overview(StreamView view, long now) {
        Instant present = Instant.ofEpochMilli(now);
        ObjectNode node = NODES.objectNode();
        node.put("version", view.version());
        node.put("caughtUp", view.caughtUp());
        node.put("now", now);
        ArrayNode searches = node.putArray("searches");
        view.searches()
                .forEach(search -> searches.add(SearchSummaryJson.of(view, search, present)));
        node.set("devices", DevicesJson.of(view, present));
        node.put("deadLettersSeen", view.deadLettersSeen());
        ArrayNode letters = node.putArray("deadLetters");
        view.deadLetters().forEach(letter -> letters.add(deadLetter(letter)));
        return node;
    }

    /**
     * The points of a search after the first so many, at most {@link #POINTS_AT_ONCE}, by columns;
     * {@code next} is where to go on. And what is awaited now.
     */
    static ObjectNode points(SearchView search, int from) {
        int size = search.points().size();
        int start = Math.min(from, size);
        List<CandidatePoint> points =
                search.points().subList(start, Math.min(size, start + POINTS_AT_ONCE));
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
        for (CandidatePoint point : points) {
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
        boolean isLast = start + points.size() == size;
        node.set("awaited", isLast ? awaited(search) : NODES.arrayNode());
        return node;
    }

    private static ArrayNode awaited(SearchView search) {
        ArrayNode awaited = NODES.arrayNode();
        for (SearchView.Awaited candidate : search.awaited()) {
            ObjectNode node = awaited.addObject();
            node.put("round", candidate.round());
            node.put("index", candidate.index());
            if (candidate.predicted().isEmpty()) {
                node.putNull("predicted");
            } else {
                ArrayNode predicted = node.putArray("predicted");
                candidate.predicted().forEach(value -> add(predicted, value));
            }
        }
        return awaited;
    }

    /** The closed rounds, the front after the last one, and the variables of the space. */
    static ObjectNode details(SearchView search) {
        ObjectNode node = NODES.objectNode();
        ArrayNode rounds = node.putArray("rounds");
        search.rounds().forEach(round -> rounds.add(round(round)));
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

    private static ObjectNode round(RoundView round) {
        ObjectNode node = NODES.objectNode();
        node.put("round", round.number());
        node.put("evaluations", round.evaluations());
        put(node, "hypervolume", round.hypervolume());
        node.put("closedAt", round.closedAt());
        ArrayNode predictors = node.putArray("predictors");
        for (RoundView.FitFigures fit : round.predictors()) {
            ObjectNode entry = predictors.addObject();
            entry.put("kind", fit.kind());
            put(entry, "mape", fit.mape());
            put(entry, "kendallTauB", fit.kendallTauB());
        }
        return node;
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

    static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }
}
