package dev.linas.core.space;

import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.registry.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a space file declares. What else the file says names them and their options,
 * and is checked against them; of a variable whose options are wrong any option may be named.
 */
final class DeclaredVariables {
    private static final Pattern RANGE =
            Pattern.compile(
                    "([A-Za-z_][A-Za-z0-9_.-]*?)(0|[1-9]\\d{0,3})\\.\\.\\1(0|[1-9]\\d{0,3})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final String NAME_EXPECTED =
            "a name that begins with a letter and holds letters, digits, '_', '.' and '-' only, or"
                    + " a range such as ks0..ks19 (0 to 9999)";

    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, Integer> indexByName = new HashMap<>();
    private final Set<Integer> faulty = new HashSet<>();

    /** Reads the declarations. */
    DeclaredVariables(Value declarations) {
        for (Value entry : declarations.list("a variable: {name: …, options: […]}")) {
            entry.section(List.of("name", "options")).ifPresent(this::declare);
        }
    }

    /** The variables, in their order; of use only if nothing was noted. */
    List<Variable> variables() {
        return variables;
    }

    /** Index of a variable that a value names. */
    OptionalInt index(Value value) {
        return value.text().map(name -> index(name, value)).orElse(OptionalInt.empty());
    }

    /** Index of the variable that a key names. */
    OptionalInt index(String name, Value value) {
        Integer index = indexByName.get(name);
        if (index == null) {
            value.error(
                    "names '%s', but there is no variable '%s'; there are %s%s"
                            .formatted(
                                    name,
                                    name,
                                    new TreeSet<>(indexByName.keySet()),
                                    Suggestions.didYouMean(name, indexByName.keySet())));
            return OptionalInt.empty();
        }
        return OptionalInt.of(index);
    }

    /** Indices of the options of a variable that a list names. */
    List<Integer> options(int variable, Value list) {
        Variable declared = variables.get(variable);
        String expected =
                "an option of variable '%s': one of %s"
                        .formatted(declared.name(), declared.options());
        List<Integer> options = new ArrayList<>();
        for (Value entry : list.list(expected)) {
            entry.textOrNumber()
                    .ifPresent(
                            option -> {
                                int index = declared.options().indexOf(option);
                                if (index >= 0) {
                                    options.add(index);
                                } else if (!faulty.contains(variable)) {
                                    entry.reject("");
                                }
                            });
        }
        return options;
    }

    private void declare(Section section) {
        Value name = section.required("name", NAME_EXPECTED);
        Value options = section.required("options", "a list with at least one option");
        List<Object> values = new ArrayList<>();
        for (Value option : options.list("a text or a number of 64 bits")) {
            option.textOrNumber().ifPresent(values::add);
        }
        boolean complete = !values.isEmpty() && values.size() == options.size();
        for (String single : names(name)) {
            if (indexByName.containsKey(single)) {
                name.reject("; the variable '%s' is there already".formatted(single));
            } else {
                indexByName.put(single, variables.size());
                variable(single, values, complete, options);
            }
        }
    }

    private void variable(String name, List<Object> values, boolean complete, Value options) {
        if (complete) {
            try {
                variables.add(new Variable(name, values));
                return;
            } catch (IllegalArgumentException e) {
                options.error("cannot be used: " + e.getMessage());
            }
        }
        faulty.add(variables.size());
        variables.add(new Variable(name, List.of("")));
    }

    private static List<String> names(Value value) {
        Optional<String> text =
                value.text(
                        name ->
                                RANGE.matcher(name).matches()
                                        || (NAME.matcher(name).matches() && !name.contains("..")));
        Matcher range = RANGE.matcher(text.orElse(""));
        if (!range.matches()) {
            return text.stream().toList();
        }
        int first = Integer.parseInt(range.group(2));
        int last = Integer.parseInt(range.group(3));
        if (first > last) {
            value.reject("; the range runs backwards");
        }
        List<String> names = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            names.add(range.group(1) + i);
        }
        return names;
    }
}
