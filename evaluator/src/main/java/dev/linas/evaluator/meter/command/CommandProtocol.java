package dev.linas.evaluator.meter.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.ChosenOption;
import dev.linas.core.space.Genome;
import dev.linas.device.process.PlainText;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The lines exchanged with a command: {@code {"genome":[…],"options":{…}}} out, {@code
 * {"metrics":{…}}} or {@code {"error":"…"}} back. Options are those of the active variables only.
 * Beside the metrics may stand {@code "standard_errors":{…}}, of some or all of them. An answer may
 * repeat the genome that it is of; a process that once did so must go on.
 */
final class CommandProtocol {
    private static final int QUOTED = 200;
    private static final int REPORTED = 1000;
    private static final String GENOME = "genome";
    private static final String METRICS = "metrics";
    private static final String STANDARD_ERRORS = "standard_errors";
    private static final String ERROR = "error";

    /** Programs of Windows begin their output with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Accepts NaN, which is no JSON but which Python writes, so that the failure can name it. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Keeps numbers as they are written, so that a failure can quote one that is too large. */
    private static final ObjectReader READER =
            MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CommandProtocol() {}

    /** How a line was understood. */
    sealed interface ParsedLine {
        /** Applies the function for its kind. */
        <T> T fold(Function<Understood, T> understood, Function<Garbage, T> garbage);
    }

    /** The line follows the protocol; naming if it repeats the genome. */
    record Understood(MeterReading reading, boolean naming) implements ParsedLine {
        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Garbage, T> garbage) {
            return understood.apply(this);
        }
    }

    /** The line does not follow the protocol; the problem is for the user to read. */
    record Garbage(String problem) implements ParsedLine {
        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Garbage, T> garbage) {
            return garbage.apply(this);
        }
    }

    /** The request line of a task, without its line end. */
    static String request(MeterTask task) {
        ObjectNode request = MAPPER.createObjectNode();
        request.set(GENOME, indices(task.genome()));
        ObjectNode options = request.putObject("options");
        for (ChosenOption chosen : task.options()) {
            options.set(chosen.variable(), MAPPER.valueToTree(chosen.option()));
        }
        return request.toString();
    }

    private static ArrayNode indices(Genome genome) {
        ArrayNode indices = MAPPER.createArrayNode();
        for (int option : genome.toIndices()) {
            indices.add(option);
        }
        return indices;
    }

    /**
     * Reads an answer line; every wanted metric gets an outcome.
     *
     * @param naming whether the process has named the genome of an earlier answer, and so must do
     *     it again
     */
    static ParsedLine answer(String line, MeterTask task, boolean naming) {
        JsonNode root;
        try {
            root = READER.readTree(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
        } catch (JsonProcessingException e) {
            String why = line.strip().startsWith("{") ? " (" + why(e) + ")" : "";
            return garbage(line, "which is no answer%s".formatted(why));
        }
        Set<String> keys = new TreeSet<>();
        root.fieldNames().forEachRemaining(keys::add);
        boolean names = keys.remove(GENOME);
        JsonNode errors = root.path(STANDARD_ERRORS);
        if (names ? !root.get(GENOME).equals(indices(task.genome())) : naming) {
            return garbage(line, "which is no answer to genome " + indices(task.genome()));
        }
        if (keys.equals(Set.of(ERROR)) && root.get(ERROR).isTextual()) {
            String reason = PlainText.of(root.get(ERROR).textValue(), REPORTED);
            return new Understood(
                    MeterReading.failed(
                            task.metrics(),
                            MetricOutcome.permanentFailure("the command reports: " + reason)),
                    names);
        }
        boolean givesErrors = keys.contains(METRICS) && keys.remove(STANDARD_ERRORS);
        if (keys.equals(Set.of(METRICS))
                && root.get(METRICS).isObject()
                && errors.isObject() == givesErrors) {
            JsonNode values = root.get(METRICS);
            return new Understood(
                    MeterReading.of(task.metrics(), metric -> outcome(metric, values, errors)),
                    names);
        }
        return garbage(line, "which is no answer");
    }

    /** The message of Jackson, without the names of its settings. */
    private static String why(JsonProcessingException e) {
        return e instanceof MismatchedInputException
                ? "more follows its end"
                : e.getOriginalMessage().replaceFirst("(?s) ?\\(start marker at .*", "");
    }

    private static MetricOutcome outcome(String metric, JsonNode values, JsonNode errors) {
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
                                    shortened(value.isNumber() ? value.asText() : value.toString()),
                                    metric));
        }
        if (vanishes(value)) {
            return MetricOutcome.permanentFailure(
                    ("the command gave %s for metric %s, which is too close to 0 for a number of"
                                    + " 64 bits")
                            .formatted(shortened(value.asText()), metric));
        }
        JsonNode error = errors.path(metric);
        if (error.isMissingNode()) {
            return MetricOutcome.exactly(value.doubleValue());
        }
        double standardError = error.isNumber() && !vanishes(error) ? error.doubleValue() : -1;
        return standardError >= 0 && Double.isFinite(standardError)
                ? MetricOutcome.within(value.doubleValue(), standardError)
                : MetricOutcome.permanentFailure(
                        ("the command gave %s as standard error of metric %s, which is no finite"
                                        + " number of 0 or more")
                                .formatted(shortened(error.toString()), metric));
    }

    /** Whether a number would become 0 although it is not. */
    private static boolean vanishes(JsonNode number) {
        return number.doubleValue() == 0 && number.decimalValue().signum() != 0;
    }

    private static Garbage garbage(String line, String problem) {
        return new Garbage(
                ("answered '%s', %s: expected a line of either {\"metrics\":{…}} or"
                     + " {\"error\":\"…\"} and nothing else; logs belong on standard error")
                        .formatted(shortened(line), problem));
    }

    private static String shortened(String text) {
        return PlainText.of(text, QUOTED);
    }
}
