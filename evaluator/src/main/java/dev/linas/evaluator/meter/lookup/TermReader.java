package dev.linas.evaluator.meter.lookup;

import dev.linas.core.additive.AdditiveTerm;
import dev.linas.core.additive.OptionGrid;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads the terms of a lookup table, for one space. */
final class TermReader {
    static final List<String> KEYS = List.of("when", "variables", "values");

    private static final int MAX_COMBINATIONS = 1 << 20;

    private final SearchSpace space;
    private final Map<String, Integer> variableByName = new HashMap<>();

    TermReader(SearchSpace space) {
        this.space = space;
        for (int v = 0; v < space.size(); v++) {
            variableByName.put(space.variables().get(v).name(), v);
        }
    }

    /** One term; empty if it is wrong, which is noted. */
    Optional<AdditiveTerm> read(Section section) {
        List<AdditiveTerm.Condition> conditions = new ArrayList<>();
        Value when = section.optional("when", "a mapping of variables to their options");
        Map<String, Value> required = when.entriesOrEmpty("a list of options of its variable");
        required.forEach((name, options) -> condition(name, options).ifPresent(conditions::add));
        Value names = section.required("variables", "a list of variables");
        List<Integer> variables = new ArrayList<>();
        for (Value entry : names.list("a variable of space " + space.name())) {
            entry.text().ifPresent(name -> variable(name, entry).ifPresent(variables::add));
        }
        Value values = section.required("values", "a mapping of options to numbers");
        if (!values.isMapping()) {
            values.reject("");
            return Optional.empty();
        }
        if (variables.isEmpty()
                || variables.size() < names.size()
                || conditions.size() < required.size()) {
            return Optional.empty();
        }
        OptionGrid grid =
                new OptionGrid(space, variables.stream().mapToInt(Integer::intValue).toArray());
        return values(grid, conditions, values)
                .map(numbers -> new AdditiveTerm(conditions, grid, numbers));
    }

    private Optional<AdditiveTerm.Condition> condition(String name, Value options) {
        OptionalInt variable = variable(name, options);
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        Variable declared = space.variables().get(variable.getAsInt());
        Boolean[] allowed = new Boolean[declared.options().size()];
        Arrays.fill(allowed, false);
        String expected =
                "an option of variable '%s': one of %s".formatted(name, declared.options());
        for (Value entry : options.list(expected)) {
            entry.textOrNumber()
                    .ifPresent(
                            option -> {
                                int index = declared.options().indexOf(option);
                                if (index < 0) {
                                    entry.reject("");
                                } else {
                                    allowed[index] = true;
                                }
                            });
        }
        return Optional.of(new AdditiveTerm.Condition(variable.getAsInt(), List.of(allowed)));
    }

    private Optional<double[]> values(
            OptionGrid grid, List<AdditiveTerm.Condition> conditions, Value value) {
        if (grid.size() > MAX_COMBINATIONS) {
            value.error(
                    "needs %d combinations of options; expected at most %d"
                            .formatted(grid.size(), MAX_COMBINATIONS));
            return Optional.empty();
        }
        Map<String, Value> given = value.entriesOrEmpty("a finite number");
        double[] values = new double[(int) grid.size()];
        Set<String> unused = new TreeSet<>(given.keySet());
        Set<String> seen = new HashSet<>();
        List<String> absent = new ArrayList<>();
        for (int cell = 0; cell < values.length; cell++) {
            String key = grid.key(cell);
            if (!seen.add(key)) {
                value.error("has options '%s', which can be read in two ways".formatted(key));
            }
            unused.remove(key);
            if (given.containsKey(key)) {
                values[cell] = given.get(key).number(n -> true).orElse(0);
            } else if (canOccur(grid, cell, conditions)) {
                absent.add(key);
            }
        }
        absent.forEach(key -> value.error("has no value of options '%s'; add it".formatted(key)));
        if (!unused.isEmpty()) {
            value.error("names no such options in space %s: %s".formatted(space.name(), unused));
        }
        return Optional.of(values);
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

    private OptionalInt variable(String name, Value value) {
        Integer index = variableByName.get(name);
        if (index == null) {
            value.error(
                    "names '%s', but space %s has no variable '%s'; it has %s%s"
                            .formatted(
                                    name,
                                    space.name(),
                                    name,
                                    new TreeSet<>(variableByName.keySet()),
                                    Suggestions.didYouMean(name, variableByName.keySet())));
            return OptionalInt.empty();
        }
        return OptionalInt.of(index);
    }
}
