package dev.linas.core.space;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

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
 * <p>{@code name} may be a range of numbered names. {@code active}, {@code equivalent} and {@code
 * cell} ({@link CellPaths}; a hint for predictors, no part of the digest) are optional; options are
 * named as {@code variables} writes them, never by index. A file that ends in {@code .yaml} may say
 * the same in YAML. A rejection is an {@link InvalidSearchSpaceException} that names every problem.
 */
public final class SearchSpaceReader {
    public static final String FORMAT = "linas-space/1";

    private static final List<String> KEYS =
            List.of("format", "name", "description", "variables", "active", "equivalent", "cell");

    private final Problems problems;

    private SearchSpaceReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a space.
     *
     * @param source where the text comes from, for messages: a file or built-in name
     * @param json the text of the space file
     * @throws InvalidSearchSpaceException if the text breaks a rule of the format
     */
    public static SearchSpace read(String source, String json) {
        try {
            return read(Document.parse(source, json, Format.JSON));
        } catch (InvalidSearchSpaceException e) {
            throw e;
        } catch (InvalidConfigurationException e) {
            throw new InvalidSearchSpaceException(e);
        }
    }

    /**
     * Reads a space.
     *
     * @throws InvalidSearchSpaceException if the document breaks a rule of the format
     */
    public static SearchSpace read(Document document) {
        try {
            return new SearchSpaceReader(new Problems(document)).read();
        } catch (InvalidSearchSpaceException e) {
            throw new InvalidSearchSpaceException(document.source() + ": " + e.getMessage(), e);
        } catch (InvalidConfigurationException e) {
            throw new InvalidSearchSpaceException(e);
        }
    }

    private SearchSpace read() {
        Section root = problems.rootSection(KEYS);
        root.required("format", "'" + FORMAT + "', which this version reads").text(FORMAT::equals);
        Optional<String> name = root.required("name", "the name of the space").text();
        root.optional("description", "a text").text();
        DeclaredVariables declared =
                new DeclaredVariables(
                        root.required("variables", "a list with at least one variable"));
        List<Variable> variables = declared.variables();
        List<ActivationRule> rules = rules(declared, root.optional("active", "a list of rules"));
        int[][] representative =
                representatives(declared, root.optional("equivalent", "a list of equivalences"));
        Value cellKey = root.optional("cell", "the edges of a cell and their options");
        Optional<CellPaths> cell = new CellReader(declared).read(cellKey);
        problems.throwIfAny();
        RuleConsistency consistency = new RuleConsistency(variables, rules);
        consistency.requireEquivalenceKept(representative);
        consistency.requireEveryVariableCanBeActive();
        return new SearchSpace(
                name.orElseThrow(),
                variables,
                rules,
                ActiveVariables.of(variables, rules),
                representative,
                cell,
                SpaceIdentity.of(
                        problems.document().json().toString(), variables, rules, representative));
    }

    private static List<ActivationRule> rules(DeclaredVariables declared, Value value) {
        List<ActivationRule> rules = new ArrayList<>();
        for (Value entry : value.listOrEmpty("a rule: {variables: […], when: {…}}")) {
            entry.section(List.of("variables", "when"))
                    .ifPresent(section -> rule(declared, section, rules));
        }
        return rules;
    }

    private static void rule(
            DeclaredVariables declared, Section section, List<ActivationRule> rules) {
        List<Integer> controlled = new ArrayList<>();
        section.required("variables", "a list with at least one variable")
                .list("the name of a variable")
                .forEach(name -> declared.index(name).ifPresent(controlled::add));
        Map<String, Value> when =
                section.required("when", "a mapping of variables to their options")
                        .entries("a list of options");
        when.forEach(
                (name, options) -> {
                    OptionalInt controller = declared.index(name, options);
                    if (controller.isPresent()) {
                        int index = controller.getAsInt();
                        rules.add(
                                new ActivationRule(
                                        controlled, index, declared.options(index, options)));
                    }
                });
    }

    private static int[][] representatives(DeclaredVariables declared, Value value) {
        List<Variable> variables = declared.variables();
        int[][] representative = new int[variables.size()][];
        List<Set<Integer>> grouped = new ArrayList<>();
        for (int v = 0; v < representative.length; v++) {
            representative[v] = new int[variables.get(v).options().size()];
            for (int option = 0; option < representative[v].length; option++) {
                representative[v][option] = option;
            }
            grouped.add(new TreeSet<>());
        }
        for (Value entry : value.listOrEmpty("an equivalence: {variable: …, options: […]}")) {
            entry.section(List.of("variable", "options"))
                    .ifPresent(section -> equivalence(declared, section, grouped, representative));
        }
        return representative;
    }

    private static void equivalence(
            DeclaredVariables declared,
            Section section,
            List<Set<Integer>> grouped,
            int[][] representative) {
        OptionalInt variable = declared.index(section.required("variable", "name of a variable"));
        Value names = section.required("options", "a list of two or more options");
        if (variable.isEmpty() || !names.present()) {
            return;
        }
        List<Integer> named = declared.options(variable.getAsInt(), names);
        Set<Integer> options = new TreeSet<>(named);
        if (options.size() < 2) {
            if (named.size() == names.size()) {
                names.reject("");
            }
            return;
        }
        int lowest = Collections.min(options);
        for (int option : options) {
            if (!grouped.get(variable.getAsInt()).add(option)) {
                Variable of = declared.variables().get(variable.getAsInt());
                names.reject(
                        ("; option %s of variable '%s' stands in two equivalences: name all its"
                                        + " equivalent options in one")
                                .formatted(of.options().get(option), of.name()));
            }
            representative[variable.getAsInt()][option] = lowest;
        }
    }
}
