package dev.linas.searches.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.result.AlsoMeasured;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values that a search measured of a sub-network, for the metadata of its ONNX file.
 *
 * @param values by metric and pool, such as {@code latency_ms@laptop}, in the metric's unit
 */
public record ExportedValues(SortedMap<String, Double> values) {
    /** Nothing was measured, or nothing is known of it. */
    public static final ExportedValues NONE = new ExportedValues(new TreeMap<>());

    public ExportedValues {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * The values on a stream. Of a candidate the first result of a metric counts, as everywhere; of
     * a sub-network that was measured as several candidates, the mean of their different values.
     */
    public static ExportedValues of(TopicSnapshot snapshot, String id, Genome genome) {
        Map<String, Map<CandidateId, Double>> firsts = new TreeMap<>();
        snapshot.each(
                Topics.MEASUREMENTS,
                id::equals,
                (key, measurement) -> {
                    if (measurement != null
                            && GenomeMapper.toGenome(measurement.getGenome()).equals(genome)) {
                        add(firsts, measurement);
                    }
                });
        SortedMap<String, Double> values = new TreeMap<>();
        firsts.forEach((metric, byCandidate) -> values.put(metric, mean(byCandidate.values())));
        return new ExportedValues(values);
    }

    private static void add(Map<String, Map<CandidateId, Double>> firsts, Measurement measurement) {
        CandidateId candidate = new CandidateId(measurement.getRound(), measurement.getIndex());
        for (MetricResult result : measurement.getResults()) {
            if (result.getOutcome() == Outcome.MEASURED) {
                String metric = Objective.id(result.getMetric(), measurement.getPool());
                firsts.computeIfAbsent(metric, m -> new HashMap<>())
                        .putIfAbsent(candidate, result.getValue());
            }
        }
    }

    /** Of the different ones: the same value twice is an answer that was given again. */
    static double mean(Collection<Double> values) {
        return values.stream().distinct().sorted().mapToDouble(v -> v).average().orElseThrow();
    }

    /** The objectives of an evaluation, and what was measured of it beside them. */
    public static ExportedValues of(
            Evaluation evaluation, List<Objective> objectives, AlsoMeasured also) {
        SortedMap<String, Double> values = new TreeMap<>();
        double[] measured = evaluation.values();
        for (int o = 0; o < measured.length; o++) {
            if (!Double.isNaN(measured[o])) {
                values.put(objectives.get(o).id(), measured[o]);
            }
        }
        for (String metric : also.metrics()) {
            double value = also.value(evaluation, metric);
            if (!Double.isNaN(value)) {
                values.put(metric, value);
            }
        }
        return new ExportedValues(values);
    }

    /** As a JSON object. */
    String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach(node::put);
        return node.toString();
    }
}
