package dev.linas.evaluator.meter.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.ChosenOption;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.List;

/**
 * The lines exchanged with a command: {@code {"genome":[…],"options":{…}}} out, {@code
 * {"metrics":{…}}} or {@code {"error":"…"}} back. Options are those of the active variables only.
 */
final class CommandProtocol {
    private static final int QUOTED = 200;

    /** NaN is no JSON, but Python writes it: it is read so that the failure can name it. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CommandProtocol() {}

    /** How a line was understood. */
    sealed interface Answer {}

    /** The line follows the protocol. */
    record Understood(MeterReading reading) implements Answer {}

    /** The line does not follow the protocol; the problem is for the user to read. */
    record Garbage(String problem) implements Answer {}

    /** The request line of a task, without its line end. */
    static String request(MeterTask task) {
        ObjectNode request = MAPPER.createObjectNode();
        ArrayNode genome = request.putArray("genome");
        for (int option : task.genome().toIndices()) {
            genome.add(option);
        }
        ObjectNode options = request.putObject("options");
        for (ChosenOption chosen : task.options()) {
            options.set(chosen.variable(), MAPPER.valueToTree(chosen.option()));
        }
        return request.toString();
    }

    /** Reads an answer line; every wanted metric gets an outcome. */
    static Answer answer(String line, List<String> metrics) {
        JsonNode root;
        try {
            root = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return garbage(line);
        }
        if (root.path("error").isTextual()) {
            String reason = root.get("error").textValue();
            return new Understood(
                    MeterReading.failed(
                            metrics,
                            MetricOutcome.permanentFailure("the command reports: " + reason)));
        }
        JsonNode values = root.path("metrics");
        if (!values.isObject()) {
            return garbage(line);
        }
        return new Understood(MeterReading.of(metrics, metric -> outcome(metric, values)));
    }

    private static MetricOutcome outcome(String metric, JsonNode values) {
        JsonNode value = values.path(metric);
        if (value.isMissingNode()) {
            return MetricOutcome.permanentFailure(
                    "the command's answer lacks metric %s: '%s'"
                            .formatted(metric, shortened(values.toString())));
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            return MetricOutcome.permanentFailure(
                    "the command gave %s for metric %s, which is no finite number"
                            .formatted(
                                    value.isNumber() ? value.asText() : shortened(value.toString()),
                                    metric));
        }
        return MetricOutcome.exactly(value.doubleValue());
    }

    private static Garbage garbage(String line) {
        return new Garbage(
                "answered '%s', which is neither {\"metrics\":{…}} nor {\"error\":\"…\"}; logs belong on standard error"
                        .formatted(shortened(line)));
    }

    /** A text cut to a length that a message bears. */
    static String shortened(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }
}
