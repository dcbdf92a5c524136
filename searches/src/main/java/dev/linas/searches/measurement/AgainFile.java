package dev.linas.searches.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.PairedSamples;
import dev.linas.searches.result.MeasuredAgain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps what measuring a front again gave, so that a finished search is shown with the same
 * differences every time: {@code DATA/again/SEARCH.json}. What was measured of another front does
 * not count.
 */
public final class AgainFile {
    private final KeptJson file;

    /**
     * @param data the data folder of the run
     * @param searchId id of the search
     */
    public AgainFile(Path data, String searchId) {
        this.file = new KeptJson(data.resolve("again").resolve(searchId + ".json"));
    }

    /** Reads what was kept of this very front; empty if there is nothing. */
    public Optional<List<MeasuredAgain>> read(List<Evaluation> front) {
        return file.read().flatMap(kept -> all(kept, front));
    }

    private static Optional<List<MeasuredAgain>> all(JsonNode nodes, List<Evaluation> front) {
        List<MeasuredAgain> kept = new ArrayList<>();
        try {
            for (JsonNode node : nodes) {
                Optional<MeasuredAgain> again = again(node, front);
                if (again.isEmpty()) {
                    return Optional.empty();
                }
                kept.add(again.get());
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no samples that belong together: measured again
        }
        return Optional.of(kept);
    }

    private static Optional<MeasuredAgain> again(JsonNode node, List<Evaluation> front) {
        Map<String, Evaluation> byPlace = new HashMap<>();
        front.forEach(member -> byPlace.put(place(member), member));
        List<Evaluation> members = new ArrayList<>();
        for (JsonNode member : node.path("members")) {
            Evaluation found = byPlace.get(member.asText());
            if (found == null) {
                return Optional.empty();
            }
            members.add(found);
        }
        int leftOut = node.path("leftOut").asInt();
        if (members.size() + leftOut != front.size()) {
            return Optional.empty();
        }
        List<List<Double>> samples = new ArrayList<>();
        for (JsonNode item : node.path("samples")) {
            List<Double> values = new ArrayList<>();
            item.forEach(value -> values.add(value.asDouble()));
            samples.add(values);
        }
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MeasuredAgain(
                                node.path("objective").asText(),
                                node.path("withLargest").asBoolean(),
                                members,
                                leftOut,
                                new PairedSamples(samples),
                                node.path("othersCpu").isNumber()
                                        ? OptionalDouble.of(node.path("othersCpu").asDouble())
                                        : OptionalDouble.empty()));
    }

    /** Keeps them. */
    public void write(List<MeasuredAgain> measured) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (MeasuredAgain again : measured) {
            ObjectNode node = nodes.addObject();
            node.put("objective", again.objective());
            node.put("withLargest", again.withLargest());
            node.put("leftOut", again.leftOut());
            again.othersCpu().ifPresent(busy -> node.put("othersCpu", busy));
            ArrayNode members = node.putArray("members");
            again.members().forEach(member -> members.add(place(member)));
            ArrayNode samples = node.putArray("samples");
            for (List<Double> item : again.samples().samples()) {
                ArrayNode values = samples.addArray();
                item.forEach(values::add);
            }
        }
        file.write(nodes);
    }

    private static String place(Evaluation member) {
        return member.id() + " " + member.genome();
    }
}
