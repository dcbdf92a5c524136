package dev.linas.benchmarks.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.objective.Goal;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Builds a lookup table, format {@code linas-lookup-table/1}. Not thread-safe. */
final class LookupTableText {
    /** The metric that is minimised. */
    static final String COST = "cost";

    /** The metric that is maximised. */
    static final String QUALITY = "quality";

    private static final String POOL = "generated";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SearchSpace space;
    private final ObjectNode root = JSON.createObjectNode();

    LookupTableText(SearchSpace space) {
        this.space = space;
        root.put("format", "linas-lookup-table/1").put("space", space.name());
        root.putObject("metrics");
    }

    /** A value for the option indices of a term's variables. */
    @FunctionalInterface
    interface Values {
        double of(int[] options);
    }

    /**
     * Adds a term to a metric.
     *
     * @param variables indices of the variables that it reads
     * @param when option indices under which it holds, by index of the variable; empty: always
     * @param values its value for every combination, asked for with the last variable fastest
     */
    void term(String metric, int[] variables, Map<Integer, List<Integer>> when, Values values) {
        ObjectNode term = terms(metric).addObject();
        if (!when.isEmpty()) {
            ObjectNode conditions = term.putObject("when");
            when.forEach(
                    (variable, options) -> {
                        ArrayNode allowed = conditions.putArray(variable(variable).name());
                        options.forEach(
                                option ->
                                        allowed.addPOJO(variable(variable).options().get(option)));
                    });
        }
        ArrayNode names = term.putArray("variables");
        for (int variable : variables) {
            names.add(variable(variable).name());
        }
        addValues(term.putObject("values"), variables, values);
    }

    /**
     * Writes the table and the search file of its problem: the least {@link #COST} and the most
     * {@link #QUALITY}.
     *
     * @param spaceName name of a built-in space, or path of a space file
     */
    Problem save(Path folder, String name, String spaceName) {
        Path file = folder.resolve(name + ".json");
        GeneratedFile.save(file, root.toString());
        return new ProblemWriter(spaceName)
                .objective(COST, POOL, Goal.MINIMIZE)
                .objective(QUALITY, POOL, Goal.MAXIMIZE)
                .pool(
                        POOL,
                        Map.of(
                                "meter", "lookup-table",
                                "file", file.getFileName().toString(),
                                "metrics", List.of(COST, QUALITY)))
                .save(folder, name);
    }

    private void addValues(ObjectNode node, int[] variables, Values values) {
        int[] options = new int[variables.length];
        int place;
        do {
            StringBuilder key = new StringBuilder();
            for (int i = 0; i < options.length; i++) {
                key.append(i == 0 ? "" : ",")
                        .append(variable(variables[i]).options().get(options[i]));
            }
            BigDecimal value = BigDecimal.valueOf(values.of(options.clone()));
            node.put(key.toString(), value.setScale(6, RoundingMode.HALF_EVEN));
            place = options.length - 1;
            while (place >= 0 && ++options[place] == space.optionCount(variables[place])) {
                options[place--] = 0;
            }
        } while (place >= 0);
    }

    private ArrayNode terms(String metric) {
        ObjectNode metrics = (ObjectNode) root.get("metrics");
        if (!metrics.has(metric)) {
            metrics.putObject(metric).put("bias", 0).putArray("terms");
        }
        return (ArrayNode) metrics.get(metric).get("terms");
    }

    private Variable variable(int index) {
        return space.variables().get(index);
    }
}
