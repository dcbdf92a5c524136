package dev.linas.searches.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.PairedSamples.Interval;

/**
 * The results of measuring a front again, as part of a result:
 *
 * <pre>{@code
 * {"objective": "latency_ms@here", "rounds": 24, "othersCpu": 0.1,
 *  "largest": {"value": 0.12, "low": 0.11, "high": 0.13},
 *  "front": [{"round": 3, "index": 1, "value": 0.06, "low": 0.05, "high": 0.07,
 *             "timesAsFast": {"value": 2.0, "low": 1.9, "high": 2.1}}],
 *  "notTold": [[[3, 1], [4, 0]]], "leftOut": 0}
 * }</pre>
 *
 * <p>{@code low} and {@code high} hold the truth with 99 % confidence; {@code notTold} lists pairs
 * of members, as round and index, whose order does not hold. {@code othersCpu} is null where nobody
 * knows it; {@code largest} and {@code timesAsFast} are absent where the largest sub-network is not
 * known.
 */
final class MeasuredAgainJson {
    private MeasuredAgainJson() {}

    static ObjectNode toNode(MeasuredAgain again) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("objective", again.objective());
        node.put("rounds", again.samples().rounds());
        if (again.othersCpu().isPresent()) {
            node.put("othersCpu", again.othersCpu().getAsDouble());
        } else {
            node.putNull("othersCpu");
        }
        if (again.withLargest()) {
            put(node.putObject("largest"), again.largest());
        }
        ArrayNode front = node.putArray("front");
        for (int member = 0; member < again.members().size(); member++) {
            ObjectNode entry = front.addObject();
            entry.put("round", again.members().get(member).round());
            entry.put("index", again.members().get(member).index());
            put(entry, again.value(member));
            if (again.withLargest()) {
                put(entry.putObject("timesAsFast"), again.timesAsFast(member));
            }
        }
        ArrayNode notTold = node.putArray("notTold");
        for (MeasuredAgain.Tie tie : again.ties()) {
            ArrayNode pair = notTold.addArray();
            put(pair, again.members().get(tie.one()));
            put(pair, again.members().get(tie.other()));
        }
        node.put("leftOut", again.leftOut());
        return node;
    }

    private static void put(ArrayNode pair, Evaluation member) {
        pair.addArray().add(member.round()).add(member.index());
    }

    private static void put(ObjectNode node, Interval interval) {
        node.put("value", interval.middle());
        node.put("low", interval.low());
        node.put("high", interval.high());
    }
}
