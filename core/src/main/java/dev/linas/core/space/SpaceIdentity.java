package dev.linas.core.space;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.linas.core.digest.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The text and the digest by which search spaces are told apart.
 *
 * @param json JSON text of the space
 * @param digest SHA-256 of the content, lower-case hex. Content is the variables, their options,
 *     when each is active and what is equivalent; neither the name nor the way the file writes it
 *     (ranges, order of keys and rules, white space)
 */
record SpaceIdentity(String json, String digest) {

    static SpaceIdentity of(
            String json,
            List<Variable> variables,
            List<ActivationRule> rules,
            int[][] representative) {
        List<Map<Integer, TreeSet<Integer>>> conditions =
                variables.stream()
                        .<Map<Integer, TreeSet<Integer>>>map(variable -> new TreeMap<>())
                        .toList();
        for (ActivationRule rule : rules) {
            for (int variable : rule.variables()) {
                conditions
                        .get(variable)
                        .computeIfAbsent(rule.controller(), c -> new TreeSet<>(rule.options()))
                        .retainAll(rule.options());
            }
        }
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        for (int v = 0; v < representative.length; v++) {
            ArrayNode variable = content.addArray().add(variables.get(v).name());
            ArrayNode options = variable.addArray();
            variables.get(v).options().forEach(option -> options.add(typed(option)));
            ArrayNode equivalent = variable.addArray();
            for (int option : representative[v]) {
                equivalent.add(option);
            }
            ArrayNode active = variable.addArray();
            conditions
                    .get(v)
                    .forEach(
                            (controller, allowed) -> {
                                ArrayNode condition = active.addArray().add(controller);
                                allowed.forEach(condition::add);
                            });
        }
        return new SpaceIdentity(json, Sha256.of(content.toString()));
    }

    /** An option with its type; a double in hexadecimal, which every Java writes alike. */
    private static String typed(Object option) {
        if (option instanceof Double number) {
            return "double " + Double.toHexString(number);
        }
        return (option instanceof Long ? "long " : "string ") + option;
    }
}
