package dev.linas.core.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
 * <p>{@code name} may be a range of numbered names. {@code active} and {@code equivalent} are
 * optional; options are named as {@code variables} writes them, never by index. Every rejection is
 * an {@link InvalidSearchSpaceException} that names the source, the variable and the rule.
 */
public final class SearchSpaceReader {
    public static final String FORMAT = "linas-space/1";

    private static final Pattern RANGE =
            Pattern.compile("([A-Za-z_][A-Za-z_.-]*?)(\\d+)\\.\\.\\1(\\d+)");
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
                Set.of("format", "name", "description", "variables", "active", "equivalent"));
        require(
                FORMAT.equals(root.path("format").asText()),
                "format is '%s'; this version reads '%s'",
                root.path("format").asText(),
                FORMAT);
        String name = root.path("name").asText("");
        require(NAME.matcher(name).matches() || !name.isEmpty(), "name is missing");
        readVariables(root.path("variables"));
        List<ActivationRule> rules = readRules(root.path("active"));
        int[][] representative = readEquivalences(root.path("equivalent"));
        checkRulesKeepEquivalence(rules, representative);
        return new SearchSpace(name, variables, rules, representative, identity(root));
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
                    NAME.matcher(name).matches(),
                    "variable name '%s' must begin with a letter and hold letters, digits, '_', '.'"
                            + " and '-' only, or be a range such as ks0..ks19",
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
                node.isFloatingPointNumber(),
                "variable '%s': option %s is neither string nor number",
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
            List<Integer> controlled = new ArrayList<>();
            for (JsonNode variable : node.path("variables")) {
                controlled.add(variable(what, variable.asText()));
            }
            JsonNode when = node.path("when");
            require(!controlled.isEmpty(), "%s: 'variables' is missing or empty", what);
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
        require(nodes.isMissingNode() || nodes.isArray(), "'equivalent' must be a list");
        for (JsonNode node : nodes) {
            String what = "equivalence " + node;
            checkKeys(node, what, Set.of("variable", "options"));
            int variable = variable(what, node.path("variable").asText());
            List<Integer> options =
                    options(what, node.path("variable").asText(), node.path("options"));
            require(options.size() >= 2, "%s: names fewer than two options", what);
            int lowest = options.stream().min(Integer::compare).orElseThrow();
            for (int option : options) {
                require(
                        representative[variable][option] == option,
                        "%s: an option stands in two equivalences",
                        what);
                representative[variable][option] = lowest;
            }
        }
        return representative;
    }

    private void checkRulesKeepEquivalence(List<ActivationRule> rules, int[][] representative) {
        for (ActivationRule rule : rules) {
            int[] of = representative[rule.controller()];
            for (int option = 0; option < of.length; option++) {
                require(
                        rule.options().contains(option) == rule.options().contains(of[option]),
                        "variable '%s': options %s and %s are declared equivalent, but an activation"
                                + " rule names only one of them",
                        variables.get(rule.controller()).name(),
                        variables.get(rule.controller()).options().get(of[option]),
                        variables.get(rule.controller()).options().get(option));
            }
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

    private static SpaceIdentity identity(JsonNode root) {
        ObjectNode content = MAPPER.createObjectNode();
        for (String key : List.of("variables", "active", "equivalent")) {
            JsonNode node = root.path(key);
            content.set(key, node.isMissingNode() ? MAPPER.createArrayNode() : (ArrayNode) node);
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
            return new SpaceIdentity(
                    root.toString(), HexFormat.of().formatHex(sha256.digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
