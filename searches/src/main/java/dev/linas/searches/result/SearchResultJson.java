package dev.linas.searches.result;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.ChosenOption;
import dev.linas.core.space.Genome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Results as JSON. The text depends on the result alone: keys in a fixed order, numbers in their
 * shortest form that reads back to the same double on every JVM.
 *
 * <pre>{@code
 * {"searchId": "toy", "tactic": "linas", "seed": 1, "objectives": ["cost@pool"],
 *  "evaluations": [{"round": 0, "index": 0, "genome": [0, 2], "metrics": {"cost@pool": 1.5},
 *                   "outcome": "measured"}],
 *  "front": [{"round": 0, "index": 0, "genome": [0, 2], "options": {"depth": 4},
 *             "metrics": {"cost@pool": 1.5}}],
 *  "hypervolume": 3.5, "referencePoint": [2.0],
 *  "rounds": [{"round": 0, "evaluations": 1, "hypervolume": 3.5,
 *              "predictors": [{"objective": "cost@pool", "kind": "constant",
 *                              "mape": null, "kendallTauB": null}],
 *              "paretoRankTau": null}],
 *  "finished": "BUDGET"}
 * }</pre>
 *
 * <p>{@code metrics} holds the objectives, then what was also measured. {@code outcome} is {@code
 * failed} where an objective could not be measured, {@code partial} where it was not to be; that
 * metric is then left out. Every entry of {@code rounds} tells where the search stood when the
 * round was closed: evaluations so far, hypervolume of the front, the predictors fitted to all rows
 * (kind; out-of-fold mean absolute percentage error in percent and Kendall's tau-b), and tau-b
 * between the Pareto ranks predicted out of fold and the measured ones. Where it is known how long
 * measuring took, {@code measuringSeconds} tells it of all evaluations so far, so that the
 * hypervolume can be seen against it. Figures that are not there or not defined, {@code
 * hypervolume}, {@code referencePoint} and {@code finished} among them, are null; {@code
 * predictors} is then empty.
 *
 * <p>Where the search has bounds, {@code boundsKept} beside the hypervolume tells whether the front
 * keeps them (it does as a whole, or it is what comes nearest), and in every member of the front
 * whether this does. {@code hypervolumeError} stands only beside an estimate: how far the true one
 * may be from it, with a confidence of 99 %. Where the front was measured again, {@code
 * measuredAgain} says what came out ({@link MeasuredAgainJson}).
 *
 * <p>Where values have standard errors, {@code standardErrors} of an evaluation holds them by
 * objective. Then, and where the front was measured again, {@code notToldFrom} of a member lists by
 * objective the round and index of those that it cannot be told from ({@link IndistinctMembers}). A
 * member that was measured more than once has the means, under the place of its first row.
 *
 * <p>Where the search has objectives per pool, {@code devices} lists for each pool its {@code
 * hypervolume} and the {@code members} of its front as places in {@code front}, counted from 0, and
 * every round has {@code deviceHypervolumes} by pool; {@code hypervolume} is their mean.
 */
public final class SearchResultJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build()
                    .writer(
                            new DefaultPrettyPrinter(
                                            Separators.createDefaultInstance()
                                                    .withObjectFieldValueSpacing(
                                                            Separators.Spacing.AFTER))
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private SearchResultJson() {}

    /** One result as a JSON object. */
    public static String write(SearchResult result) {
        return text(toNode(result));
    }

    /** Several results as a JSON array, in their order. */
    public static String write(List<SearchResult> results) {
        ArrayNode array = NODES.arrayNode();
        results.forEach(result -> array.add(toNode(result)));
        return text(array);
    }

    /** The members of a front as a JSON array, as they stand in a result. */
    public static String writeFront(SearchSpec spec, List<Evaluation> front, AlsoMeasured also) {
        return text(front(spec, front, also, IndistinctMembers.of(spec, front, Set.of())));
    }

    private static ObjectNode toNode(SearchResult result) {
        SearchSpec spec = result.spec();
        ObjectNode node = NODES.objectNode();
        node.put("searchId", spec.id());
        node.put("tactic", spec.tactic());
        node.put("seed", spec.seed());
        ArrayNode objectives = node.putArray("objectives");
        spec.objectives().forEach(objective -> objectives.add(objective.id()));
        ArrayNode evaluations = node.putArray("evaluations");
        for (Evaluation evaluation : result.evaluations()) {
            ObjectNode entry = identified(evaluation);
            entry.set("metrics", metrics(spec, evaluation, result.alsoMeasured()));
            putStandardErrors(entry, spec, evaluation);
            entry.put("outcome", outcome(evaluation));
            evaluations.add(entry);
        }
        node.set(
                "front",
                front(
                        spec,
                        result.front(),
                        result.alsoMeasured(),
                        IndistinctMembers.of(spec, result.front(), result.measuredAgain())));
        if (FrontBounds.isBounded(spec.objectives()) && !result.front().isEmpty()) {
            node.put("boundsKept", !FrontBounds.areBroken(result.front(), spec.objectives()));
        }
        putDefined(node, "hypervolume", result.hypervolume());
        result.volume()
                .filter(volume -> !volume.exact())
                .ifPresent(volume -> node.put("hypervolumeError", volume.error()));
        result.referencePoint()
                .ifPresentOrElse(
                        point -> putDefined(node.putArray("referencePoint"), point),
                        () -> node.putNull("referencePoint"));
        if (DeviceFront.isFleet(spec.objectives())) {
            node.set("devices", devices(result));
        }
        ArrayNode rounds = node.putArray("rounds");
        for (ClosedRound round : result.closedRounds()) {
            ObjectNode entry = round(round);
            double seconds = result.secondsTo(round.number());
            if (seconds > 0) {
                entry.put("measuringSeconds", seconds);
            }
            rounds.add(entry);
        }
        node.put("finished", result.finished().orElse(null));
        if (!result.measuredAgain().isEmpty()) {
            ArrayNode again = node.putArray("measuredAgain");
            result.measuredAgain().forEach(each -> again.add(MeasuredAgainJson.toNode(each)));
        }
        return node;
    }

    private static String outcome(Evaluation evaluation) {
        if (evaluation.failed()) {
            return "failed";
        }
        return evaluation.isPartial() ? "partial" : "measured";
    }

    private static ArrayNode devices(SearchResult result) {
        Map<String, Volume> volumes = result.deviceVolumes();
        ArrayNode devices = NODES.arrayNode();
        DeviceFront.byDevice(result.spec().objectives())
                .forEach(
                        (pool, own) -> {
                            ObjectNode entry = devices.addObject();
                            entry.put("pool", pool);
                            Volume volume = volumes.get(pool);
                            putDefined(
                                    entry,
                                    "hypervolume",
                                    volume == null ? Double.NaN : volume.value());
                            ArrayNode members = entry.putArray("members");
                            ParetoFront.members(own, result.front()).forEach(members::add);
                        });
        return devices;
    }

    private static void putDefined(ArrayNode array, List<Double> values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    private static ObjectNode round(ClosedRound round) {
        ObjectNode node = NODES.objectNode();
        node.put("round", round.number());
        node.put("evaluations", round.evaluations());
        putDefined(node, "hypervolume", round.hypervolume());
        ArrayNode predictors = node.putArray("predictors");
        for (ClosedRound.PredictorFit fit : round.predictors()) {
            ObjectNode entry = predictors.addObject();
            entry.put("objective", fit.objective());
            entry.put("kind", fit.kind());
            putDefined(entry, "mape", fit.mape());
            putDefined(entry, "kendallTauB", fit.kendallTauB());
        }
        putDefined(node, "paretoRankTau", round.paretoRankTau());
        if (!round.deviceHypervolumes().isEmpty()) {
            ObjectNode devices = node.putObject("deviceHypervolumes");
            round.deviceHypervolumes().forEach((pool, volume) -> putDefined(devices, pool, volume));
        }
        return node;
    }

    private static void putDefined(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static ArrayNode front(
            SearchSpec spec,
            List<Evaluation> front,
            AlsoMeasured also,
            List<IndistinctMembers> indistinct) {
        ArrayNode array = NODES.arrayNode();
        for (Evaluation member : front) {
            ObjectNode entry = identified(member);
            ObjectNode options = entry.putObject("options");
            for (ChosenOption chosen : spec.space().decode(member.genome())) {
                options.putPOJO(chosen.variable(), chosen.option());
            }
            entry.set("metrics", metrics(spec, member, also));
            putStandardErrors(entry, spec, member);
            if (!indistinct.isEmpty()) {
                entry.set("notToldFrom", notToldFrom(member, indistinct));
            }
            if (FrontBounds.isBounded(spec.objectives())) {
                entry.put("boundsKept", FrontBounds.keeps(member, spec.objectives()));
            }
            array.add(entry);
        }
        return array;
    }

    private static void putStandardErrors(
            ObjectNode entry, SearchSpec spec, Evaluation evaluation) {
        if (!evaluation.hasSpread()) {
            return;
        }
        ObjectNode errors = entry.putObject("standardErrors");
        for (int o = 0; o < spec.objectives().size(); o++) {
            if (evaluation.standardError(o) > 0) {
                errors.put(spec.objectives().get(o).id(), evaluation.standardError(o));
            }
        }
    }

    private static ObjectNode notToldFrom(Evaluation member, List<IndistinctMembers> indistinct) {
        ObjectNode node = NODES.objectNode();
        for (IndistinctMembers each : indistinct) {
            ArrayNode others = node.putArray(each.objective());
            each.notToldFrom(member)
                    .forEach(other -> others.addArray().add(other.round()).add(other.index()));
        }
        return node;
    }

    private static ObjectNode identified(Evaluation evaluation) {
        ObjectNode entry = NODES.objectNode();
        entry.put("round", evaluation.round());
        entry.put("index", evaluation.index());
        entry.set("genome", genome(evaluation.genome()));
        return entry;
    }

    private static ArrayNode genome(Genome genome) {
        ArrayNode array = NODES.arrayNode();
        for (int index : genome.toIndices()) {
            array.add(index);
        }
        return array;
    }

    private static ObjectNode metrics(SearchSpec spec, Evaluation evaluation, AlsoMeasured also) {
        ObjectNode metrics = NODES.objectNode();
        for (int o = 0; o < spec.objectives().size(); o++) {
            if (!Double.isNaN(evaluation.value(o))) {
                metrics.put(spec.objectives().get(o).id(), evaluation.value(o));
            }
        }
        for (String metric : also.metrics()) {
            double value = also.value(evaluation, metric);
            if (!Double.isNaN(value)) {
                metrics.put(metric, value);
            }
        }
        return metrics;
    }

    private static String text(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("a tree in memory is always writable", e);
        }
    }
}
