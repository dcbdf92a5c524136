package dev.linas.evaluator.meter.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.additive.AdditiveMetric;
import dev.linas.core.additive.AdditiveTerm;
import dev.linas.core.additive.OptionGrid;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads lookup tables, format {@code linas-lookup-table/1}:
 *
 * <pre>{@code
 * {"format": "linas-lookup-table/1", "space": "tiny", "metrics": {
 *   "macs": {"unit": "millions", "bias": 265.9, "terms": [
 *     {"when": {"d0": [3, 4]}, "variables": ["ks2", "e2"], "values": {"3,3": -10.5, "3,4": -5.7}}]}}}
 * }</pre>
 *
 * <p>A term reads the options of its variables, joined by a comma. Every combination that can occur
 * when the term holds must have a value, and every value a combination.
 */
final class LookupReader {
    private static final String FORMAT = "linas-lookup-table/1";
    private static final int MAX_COMBINATIONS = 1 << 20;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String pool;
    private final SearchSpace space;
    private final Path file;
    private final Map<String, Integer> variableByName = new HashMap<>();

    LookupReader(MeterSite site, Path file) {
        this.pool = site.pool();
        this.space = site.space();
        this.file = file;
        for (int v = 0; v < space.size(); v++) {
            variableByName.put(space.variables().get(v).name(), v);
        }
    }

    /** The sums of the given metrics. */
    Map<String, AdditiveMetric> read(byte[] content, List<String> metrics) {
        JsonNode root = parse(content);
        require(root.isObject(), "the file must hold one JSON object");
        checkKeys(root, "the file", Set.of("format", "space", "note", "metrics"));
        String format = root.path("format").asText();
        require(format.equals(FORMAT), "format is '%s', expected '%s'", format, FORMAT);
        JsonNode nodes = root.path("metrics");
        require(nodes.isObject(), "'metrics' must be an object");
        Map<String, AdditiveMetric> sums = new LinkedHashMap<>();
        for (String metric : metrics) {
            require(
                    nodes.has(metric),
                    "there is no metric '%s'; there are %s",
                    metric,
                    names(nodes.fieldNames()));
            sums.put(metric, sum(metric, nodes.get(metric)));
        }
        return sums;
    }

    private JsonNode parse(byte[] content) {
        try {
            return MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            throw new InvalidPoolException(
                    pool, "lookup table " + file + ": not valid JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidPoolException(pool, "lookup table " + file + ": " + e, e);
        }
    }

    private AdditiveMetric sum(String metric, JsonNode node) {
        String what = "metric '" + metric + "'";
        checkKeys(node, what, Set.of("unit", "bias", "terms"));
        List<AdditiveTerm> terms = new ArrayList<>();
        require(node.path("terms").isArray(), "%s: 'terms' must be a list", what);
        for (JsonNode term : node.path("terms")) {
            terms.add(term("%s, term %d".formatted(what, terms.size()), term));
        }
        return new AdditiveMetric(number(what + ", bias", node.path("bias")), terms);
    }

    private AdditiveTerm term(String what, JsonNode node) {
        checkKeys(node, what, Set.of("when", "variables", "values"));
        List<AdditiveTerm.Condition> conditions = new ArrayList<>();
        JsonNode when = node.path("when");
        require(when.isObject() || when.isMissingNode(), "%s: 'when' must be an object", what);
        when.properties().forEach(e -> conditions.add(condition(what, e.getKey(), e.getValue())));
        JsonNode names = node.path("variables");
        require(names.isArray() && !names.isEmpty(), "%s: 'variables' must be a list", what);
        int[] variables = new int[names.size()];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = variable(what, names.get(i).asText());
        }
        require(node.path("values").isObject(), "%s: 'values' must be an object", what);
        OptionGrid grid = new OptionGrid(space, variables);
        return new AdditiveTerm(
                conditions, grid, values(what, grid, conditions, node.path("values")));
    }

    private AdditiveTerm.Condition condition(String what, String name, JsonNode options) {
        int variable = variable(what, name);
        Variable declared = space.variables().get(variable);
        Boolean[] allowed = new Boolean[declared.options().size()];
        Arrays.fill(allowed, false);
        require(
                options.isArray() && !options.isEmpty(),
                "%s: options of '%s' must be a list",
                what,
                name);
        for (JsonNode option : options) {
            int index = declared.options().indexOf(option(option));
            require(
                    index >= 0,
                    "%s: variable '%s' has no option %s; it has %s",
                    what,
                    name,
                    option,
                    declared.options());
            allowed[index] = true;
        }
        return new AdditiveTerm.Condition(variable, List.of(allowed));
    }

    private static Object option(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }

    private double[] values(
            String what, OptionGrid grid, List<AdditiveTerm.Condition> conditions, JsonNode nodes) {
        long size = grid.size();
        require(
                size <= MAX_COMBINATIONS,
                "%s: %d combinations of options are too many",
                what,
                size);
        double[] values = new double[(int) size];
        Set<String> unused = names(nodes.fieldNames());
        Set<String> seen = new TreeSet<>();
        for (int cell = 0; cell < values.length; cell++) {
            String key = grid.key(cell);
            require(seen.add(key), "%s: options '%s' can be read in two ways", what, key);
            unused.remove(key);
            if (nodes.has(key)) {
                values[cell] =
                        number("%s, value of options '%s'".formatted(what, key), nodes.get(key));
            } else {
                require(
                        !canOccur(grid, cell, conditions),
                        "%s: options '%s' have no value",
                        what,
                        key);
            }
        }
        require(
                unused.isEmpty(),
                "%s: no such options in space %s: %s",
                what,
                space.name(),
                unused);
        return values;
    }

    /** Whether a canonical genome may have this combination while the conditions hold. */
    private boolean canOccur(OptionGrid grid, int cell, List<AdditiveTerm.Condition> conditions) {
        int[] options = grid.options(cell);
        for (int i = 0; i < options.length; i++) {
            int variable = grid.variable(i);
            if (space.representative(variable, options[i]) != options[i]) {
                return false;
            }
            for (AdditiveTerm.Condition condition : conditions) {
                if (condition.variable() == variable && !condition.allowed().get(options[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private int variable(String what, String name) {
        Integer index = variableByName.get(name);
        require(
                index != null,
                "%s: space %s has no variable '%s'; it has %s",
                what,
                space.name(),
                name,
                new TreeSet<>(variableByName.keySet()));
        return index;
    }

    private double number(String what, JsonNode node) {
        require(
                node.isNumber() && Double.isFinite(node.doubleValue()),
                "%s is %s, expected a finite number",
                what,
                node.isMissingNode() ? "missing" : node);
        return node.doubleValue();
    }

    private void checkKeys(JsonNode node, String what, Set<String> known) {
        require(node.isObject(), "%s must be an object, but is %s", what, node);
        Set<String> unknown = names(node.fieldNames());
        unknown.removeAll(known);
        require(
                unknown.isEmpty(),
                "%s: unknown keys %s; known are %s",
                what,
                unknown,
                new TreeSet<>(known));
    }

    private static Set<String> names(Iterator<String> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEachRemaining(sorted::add);
        return sorted;
    }

    private void require(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new InvalidPoolException(
                    pool, "lookup table %s: ".formatted(file) + message.formatted(arguments));
        }
    }
}
