package dev.linas.benchmarks.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.objective.Goal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes the search file of a problem, in JSON, which is YAML as well. Everything but the problem
 * itself is left to the defaults.
 */
final class ProblemWriter {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private final String space;
    private final List<Map<String, Object>> objectives = new ArrayList<>();
    private final Map<String, Object> pools = new LinkedHashMap<>();

    /**
     * @param space name of a built-in space, or path of a space file
     */
    ProblemWriter(String space) {
        this.space = space;
    }

    ProblemWriter objective(String metric, String pool, Goal goal) {
        return objective(metric, pool, goal, OptionalDouble.empty());
    }

    /**
     * @param bound largest acceptable value (smallest, when maximised)
     */
    ProblemWriter objective(String metric, String pool, Goal goal, OptionalDouble bound) {
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("metric", metric);
        objective.put("pool", pool);
        objective.put("goal", goal.name().toLowerCase(Locale.ROOT));
        bound.ifPresent(value -> objective.put("bound", value));
        objectives.add(objective);
        return this;
    }

    /**
     * @param settings the pool as the search file has it; paths absolute, or relative to the file
     */
    ProblemWriter pool(String name, Map<String, Object> settings) {
        pools.put(name, settings);
        return this;
    }

    /**
     * Writes the file {@code NAME.yaml}, in place of one of that name.
     *
     * @throws dev.linas.runtime.error.UserError if it cannot be written
     */
    Problem save(Path folder, String name) {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("id", name);
        search.put("space", space);
        search.put("objectives", objectives);
        search.put("pools", pools);
        Path file = folder.resolve(name + ".yaml");
        try {
            GeneratedFile.save(file, JSON.writeValueAsString(search));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return new Problem(name, file);
    }
}
