package dev.linas.searches.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.topics.Topics;
import java.util.Collections;
import java.util.List;
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

    /** The values on a stream; of several of one metric and pool, the last one. */
    public static ExportedValues of(TopicSnapshot snapshot, String id, Genome genome) {
        SortedMap<String, Double> values = new TreeMap<>();
        snapshot.each(
                Topics.MEASUREMENTS,
                id::equals,
                (key, measurement) -> {
                    if (measurement != null
                            && GenomeMapper.toGenome(measurement.getGenome()).equals(genome)) {
                        add(values, measurement);
                    }
                });
        return new ExportedValues(values);
    }

    private static void add(SortedMap<String, Double> values, Measurement measurement) {
        for (MetricResult result : measurement.getResults()) {
            if (result.getOutcome() == Outcome.MEASURED) {
                values.put(
                        Objective.id(result.getMetric(), measurement.getPool()), result.getValue());
            }
        }
    }

    /** The objectives of an evaluation. */
    public static ExportedValues of(Evaluation evaluation, List<Objective> objectives) {
        SortedMap<String, Double> values = new TreeMap<>();
        double[] measured = evaluation.values();
        for (int o = 0; o < measured.length; o++) {
            if (!Double.isNaN(measured[o])) {
                values.put(objectives.get(o).id(), measured[o]);
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
