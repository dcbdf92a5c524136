package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.pareto.FrontCurve;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.log.compare.ComparedSearch;
import dev.linas.log.compare.SearchComparison;
import dev.linas.log.compare.SearchCurve;
import dev.linas.runtime.error.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several searches on one reference point, as JSON; as {@code linas compare} has them. */
final class ComparisonJson {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ComparisonJson() {}

    /**
     * Compares what is in memory; takes the searches while it holds the view, and compares then.
     *
     * @throws UserError if one is not there, or their objectives differ
     */
    static ObjectNode of(StreamView view, Collection<String> ids) {
        List<ComparedSearch> compared =
                view.read(all -> ids.stream().map(id -> taken(all, id)).toList());
        try {
            return json(SearchComparison.of(compared));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private static ComparedSearch taken(StreamView all, String id) {
        SearchView search =
                all.search(id)
                        .orElseThrow(() -> new UserError("there is no search '%s'".formatted(id)));
        List<Evaluation> rows = new ArrayList<>();
        Map<CandidateId, Double> seconds = new HashMap<>();
        for (CandidatePoint point : search.points()) {
            Evaluation row =
                    new Evaluation(
                            point.round(),
                            point.index(),
                            Genome.ofPacked(point.genome()),
                            point.values(),
                            false);
            rows.add(row);
            seconds.put(row.id(), point.spentMillis() / MILLIS_PER_SECOND);
        }
        rows.sort(null);
        return new ComparedSearch(id, search.objectives(), rows, seconds);
    }

    private static ObjectNode json(SearchComparison comparison) {
        ObjectNode node = NODES.objectNode();
        ArrayNode reference = node.putArray("reference");
        comparison.referencePoint().forEach(value -> ViewJson.add(reference, value));
        ViewJson.put(node, "best", comparison.best());
        ArrayNode curves = node.putArray("curves");
        comparison.curves().forEach(curve -> put(curves.addObject(), comparison, curve));
        return node;
    }

    private static void put(ObjectNode node, SearchComparison comparison, SearchCurve curve) {
        node.put("id", curve.name());
        ArrayNode evaluations = node.putArray("evaluations");
        ArrayNode seconds = node.putArray("seconds");
        ArrayNode shares = node.putArray("shares");
        for (FrontCurve.Point point : curve.points()) {
            evaluations.add(point.evaluations());
            ViewJson.add(seconds, point.seconds());
            ViewJson.add(shares, comparison.share(point));
        }
        ViewJson.put(node, "hypervolume", curve.end().hypervolume());
        ArrayNode front = node.putArray("front");
        for (Evaluation member : curve.front()) {
            ObjectNode entry = front.addObject();
            entry.put("round", member.round());
            entry.put("index", member.index());
            ArrayNode values = entry.putArray("values");
            for (double value : member.values()) {
                ViewJson.add(values, value);
            }
        }
    }
}
