package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.DecodedOption;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.SampleSummary;
import dev.linas.schemas.Samples;
import dev.linas.schemas.topics.Topics;
import java.util.Locale;
import java.util.Optional;

/** One candidate as JSON, read from the topics when it is asked for. */
final class CandidateJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CandidateJson() {}

    /** The candidate; empty if there is none of that place. */
    static Optional<ObjectNode> read(TopicSnapshot snapshot, String id, int round, int index) {
        ObjectNode node = NODES.objectNode();
        try (TopicSnapshot topics = snapshot.forSeveral()) {
            topics.each(
                    Topics.CANDIDATES,
                    id::equals,
                    (key, candidate) -> {
                        if (candidate != null
                                && candidate.getRound() == round
                                && candidate.getIndex() == index) {
                            put(node, candidate);
                        }
                    });
            if (node.isEmpty()) {
                return Optional.empty();
            }
            ArrayNode samples = node.putArray("samples");
            topics.each(
                    Topics.SAMPLES,
                    id::equals,
                    (key, taken) -> {
                        if (taken != null
                                && taken.getRound() == round
                                && taken.getIndex() == index) {
                            put(samples.addObject(), taken);
                        }
                    });
            ArrayNode measured = node.putArray("measured");
            topics.each(
                    Topics.MEASUREMENTS,
                    id::equals,
                    (key, measurement) -> {
                        if (measurement != null
                                && measurement.getRound() == round
                                && measurement.getIndex() == index) {
                            measurement
                                    .getResults()
                                    .forEach(
                                            result ->
                                                    put(measured.addObject(), measurement, result));
                        }
                    });
        }
        return Optional.of(node);
    }

    private static void put(ObjectNode node, Candidate candidate) {
        node.removeAll();
        node.put("round", candidate.getRound());
        node.put("index", candidate.getIndex());
        node.put(
                "origin",
                candidate
                        .getProvenance()
                        .getOrigin()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '));
        node.put("tactic", candidate.getProvenance().getTactic());
        node.put("seed", String.valueOf(candidate.getProvenance().getSeed()));
        node.put("codeVersion", candidate.getProvenance().getCodeVersion());
        node.put("repeat", candidate.getRepeat());
        ArrayNode options = node.putArray("options");
        for (DecodedOption each : candidate.getOptions()) {
            options.addObject()
                    .put("variable", each.getVariable())
                    .put("option", String.valueOf(each.getOption()));
        }
        if (candidate.getPredicted() == null) {
            node.putNull("predicted");
        } else {
            ArrayNode predicted = node.putArray("predicted");
            candidate.getPredicted().forEach(predicted::add);
        }
    }

    private static void put(ObjectNode node, Samples taken) {
        node.put("metric", taken.getMetric());
        node.put("pool", taken.getPool());
        node.put("unit", taken.getUnit());
        ArrayNode values = node.putArray("values");
        taken.getSamples().forEach(value -> ViewJson.add(values, value));
    }

    private static void put(ObjectNode node, Measurement measurement, MetricResult result) {
        node.put("metric", result.getMetric());
        node.put("pool", measurement.getPool());
        node.put("instance", measurement.getInstance());
        node.put("outcome", result.getOutcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        node.put("error", result.getError());
        ViewJson.put(node, "value", result.getValue());
        ViewJson.put(node, "standardError", result.getStandardError());
        ViewJson.put(node, "spread", result.getSpread());
        SampleSummary samples = result.getSampling();
        if (samples != null) {
            node.put("samples", samples.getCount());
            ViewJson.put(node, "low", samples.getIntervalLow());
            ViewJson.put(node, "high", samples.getIntervalHigh());
        }
        node.put("at", measurement.getMeasuredAt().toEpochMilli());
        node.put("durationMillis", measurement.getDurationMillis());
        node.put("repeat", measurement.getRepeat());
    }
}
