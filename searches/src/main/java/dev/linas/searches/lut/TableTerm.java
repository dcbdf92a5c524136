package dev.linas.searches.lut;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One term of a lookup table.
 *
 * @param when options by the variable that must have one of them; empty: the term always holds
 * @param variables the variables whose options are looked up, at least one
 * @param values the term's value by those options, joined by a comma
 */
record TableTerm(
        Map<String, List<Object>> when, List<String> variables, Map<String, Double> values) {
    TableTerm {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        variables = List.copyOf(variables);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
