package dev.linas.core.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads search spaces from JSON, format {@code linas-space/1}:
 *
 * <pre>{@code
 * {"format": "linas-space/1", "name": "tiny", "description": "...",
 *  "variables": [{"name": "ks0..ks3", "options": [3, 5, 7]}, {"name": "d0", "options": [2, 3, 4]}],
 *  "active": [{"variables": ["ks2"], "when": {"d0": [3, 4]}}],
 *  "equivalent": [{"variable": "d0", "options": [2, 3]}]}
 * }</pre>
 *
 * <p>{@code name} may be a range of numbered names. {@code active}, {@code equivalent} and {@code cell}
 * ({@link CellPaths}; a hint for predictors, no part of the digest) are optional; options are named as {@code variables} writes them, never by index. Every rejection is
 * an {@link InvalidSearchSpaceException} that names the source, the variable and the rule.
 */
public final class SearchSpaceReader {
    public static final String FORMAT = "linas-space/1";

    private static final Pattern RANGE =
            Pattern.compile(
                    "([A-Za-z_][A-Za-z0-9_.-]*?)(0|[1-9]\\d{0,3})\\.\\.\\1(0|[1-9]\\d{0,3})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String source;
    private final Map<String, Integer> indexByName = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();

    private SearchSpaceReader(String source) {
        this.source = source;
    }

    /**
     * Reads a space.
     *
     * @param source where the text comes from, for messages: a file or built-in name
     * @param json the text of the space file
     * @throws InvalidSearchSpaceException if the text breaks a rule of the format
     */
    public static SearchSpace read(String source, String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidSearchSpaceException(
                    source + ": not valid JSON: " + e.getMessage(), e);
        }
        return new SearchSpaceReader(source).read(root);
    }

    private SearchSpace read(JsonNode root) {
        require(root.isObject(), "the file must hold one JSON object");
        checkKeys(
                root,
                "the space",
                Set.of(
                        "format",
                        "name",
                        "description",
                        "variables",
                        "active",
                        "equivalent",
                        "cell"));
        require(
                FORMAT.equals(root.path("format").asText()),
                "format is '%s'; this version reads '%s'",
                root.path("format").asText(),
                FORMAT);
        JsonNode name = root.path("name");
        require(
                name.isTextual() && !name.textValue().isBlank(),
                "'name' is missing or no text; expected the name of the space");
        readVariables(root.path("variables"));
        List<ActivationRule> rules = readRules(root.path("active"));
        int[][] representative = readEquivalences(root.path("equivalent"));
        return new SearchSpace(
                name.textValue(),
                variables,
                rules,
                consistent(rules, representative),
                representative,
                readCell(root.path("cell")),
                SpaceIdentity.of(root.toString(), variables, rules, representative));
    }

    private ActiveVariables consistent(List<ActivationRule> rules, int[][] representative) {
        try {
            RuleConsistency consistency = new RuleConsistency(variables, rules);
            consistency.requireEquivalenceKept(representative);
            consistency.requireEveryVariableCanBeActive();
            return ActiveVariables.of(variables, rules);
        } catch (InvalidSearchSpaceException e) {
            throw new InvalidSearchSpaceException(source + ": " + e.getMessage(), e);
        }
    }

    private void readVariables(JsonNode nodes) {
        require(nodes.isArray() && !nodes.isEmpty(), "'variables' must be a list with an entry");
        for (JsonNode node : nodes) {
            checkKeys(node, "a variable", Set.of("name", "options"));
            String name = node.path("name").asText("");
            JsonNode options = node.path("options");
            require(
                    options.isArray() && !options.isEmpty(),
                    "variable '%s': 'options' must be a list with an entry",
                    name);
            List<Object> values = new ArrayList<>();
            options.forEach(option -> values.add(option(name, option)));
            for (String single : namesOf(name)) {
                require(
                        indexByName.putIfAbsent(single, variables.size()) == null,
                        "variable '%s' is named twice",
                        single);
                try {
                    variables.add(new Variable(single, values));
                } catch (IllegalArgumentException e) {
                    throw new InvalidSearchSpaceException(source + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private List<String> namesOf(String name) {
        Matcher range = RANGE.matcher(name);
        if (!range.matches()) {
            require(
                    NAME.matcher(name).matches() && !name.contains(".."),
                    "variable name '%s' must begin with a letter and hold letters, digits, '_', '.'"
                            + " and '-' only, or be a range such as ks0..ks19 (0 to 9999)",
                    name);
            return List.of(name);
        }
        int first = Integer.parseInt(range.group(2));
        int last = Integer.parseInt(range.group(3));
        require(first <= last, "variable range '%s' runs backwards", name);
        List<String> names = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            names.add(range.group(1) + i);
        }
        return names;
    }

    private Object option(String variable, JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        require(
                node.isFloatingPointNumber() && Double.isFinite(node.doubleValue()),
                "variable '%s': option %s is neither a string nor a number of 64 bits",
                variable,
                node);
        return node.doubleValue();
    }

    private List<ActivationRule> readRules(JsonNode nodes) {
        List<ActivationRule> rules = new ArrayList<>();
        require(nodes.isMissingNode() || nodes.isArray(), "'active' must be a list of rules");
        for (JsonNode node : nodes) {
            String what = "activation rule " + node;
            checkKeys(node, what, Set.of("variables", "when"));
            JsonNode names = node.path("variables");
            require(
                    names.isArray() && !names.isEmpty(),
                    "%s: 'variables' must be a list with an entry",
                    what);
            List<Integer> controlled = new ArrayList<>();
            names.forEach(variable -> controlled.add(variable(what, variable.asText())));
            JsonNode when = node.path("when");
            require(
                    when.isObject() && !when.isEmpty(),
                    "%s: 'when' must name a variable and its options",
                    what);
            when.properties()
                    .forEach(
                            e ->
                                    rules.add(
                                            new ActivationRule(
                                                    controlled,
                                                    variable(what, e.getKey()),
                                                    options(what, e.getKey(), e.getValue()))));
        }
        return rules;
    }

    private int[][] readEquivalences(JsonNode nodes) {
        int[][] representative = new int[variables.size()][];
        for (int v = 0; v < representative.length; v++) {
            representative[v] = new int[variables.get(v).options().size()];
            for (int option = 0; option < representative[v].length; option++) {
                representative[v][option] = option;
            }
        }
        List<Set<Integer>> grouped = new ArrayList<>();
        variables.forEach(variable -> grouped.add(new TreeSet<>()));
        require(nodes.isMissingNode() || nodes.isArray(), "'equivalent' must be a list");
        for (JsonNode node : nodes) {
            String what = "equivalence " + node;
            checkKeys(node, what, Set.of("variable", "options"));
            int variable = variable(what, node.path("variable").asText());
            Set<Integer> options =
                    new TreeSet<>(
                            options(what, node.path("variable").asText(), node.path("options")));
            require(options.size() >= 2, "%s: names fewer than two options", what);
            int lowest = Collections.min(options);
            for (int option : options) {
                require(
                        grouped.get(variable).add(option),
                        "%s: option %s of variable '%s' stands in two equivalences; name all its"
                                + " equivalent options in one",
                        what,
                        variables.get(variable).options().get(option),
                        variables.get(variable).name());
                representative[variable][option] = lowest;
            }
        }
        return representative;
    }

    private Optional<CellPaths> readCell(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CellReader(variables, indexByName).read(node));
        } catch (IllegalArgumentException e) {
            throw new InvalidSearchSpaceException(source + ": 'cell': " + e.getMessage(), e);
        }
    }

    private int variable(String what, String name) {
        Integer index = indexByName.get(name);
        require(
                index != null,
                "%s: there is no variable '%s'; there are %s",
                what,
                name,
                new TreeSet<>(indexByName.keySet()));
        return index;
    }

    private List<Integer> options(String what, String variable, JsonNode nodes) {
        int index = variable(what, variable);
        List<Object> declared = variables.get(index).options();
        require(
                nodes.isArray() && !nodes.isEmpty(),
                "%s: options of '%s' must be a list",
                what,
                variable);
        List<Integer> result = new ArrayList<>();
        for (JsonNode node : nodes) {
            int option = declared.indexOf(option(variable, node));
            require(
                    option >= 0,
                    "%s: variable '%s' has no option %s; it has %s",
                    what,
                    variable,
                    node,
                    declared);
            result.add(option);
        }
        return result;
    }

    private void checkKeys(JsonNode node, String what, Set<String> known) {
        require(node.isObject(), "%s must be an object, but is %s", what, node);
        for (String key : (Iterable<String>) node::fieldNames) {
            require(
                    known.contains(key),
                    "%s: unknown key '%s'; known are %s",
                    what,
                    key,
                    new TreeSet<>(known));
        }
    }

    private void require(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new InvalidSearchSpaceException(source + ": " + message.formatted(arguments));
        }
    }
}
