package dev.linas.searches.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.evaluator.pool.PoolSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the pools; what a meter's settings may be is the evaluator's to say. */
final class PoolsReader {
    private static final ObjectMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private final Path folder;
    private final Problems problems;

    PoolsReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Pools read(Value value) {
        List<String> names = new ArrayList<>();
        Map<String, PoolSettings> settings = new LinkedHashMap<>();
        Map<String, String> json = new LinkedHashMap<>();
        if (value.present() && !value.node().isObject()) {
            value.reject("");
        } else {
            value.node()
                    .properties()
                    .forEach(
                            entry -> {
                                names.add(entry.getKey());
                                read(entry.getKey(), entry.getValue(), settings, json);
                            });
        }
        return new Pools(names, settings, json);
    }

    private void read(
            String pool,
            JsonNode node,
            Map<String, PoolSettings> settings,
            Map<String, String> json) {
        String path = "pools." + pool;
        if (!SearchFileReader.NAME.matcher(pool).matches()) {
            problems.error(
                    path,
                    "'%s' is no name of a pool; expected %s"
                            .formatted(path, SearchFileReader.NAME_EXPECTED));
            return;
        }
        try {
            settings.put(pool, PoolSettings.parse(pool, node, folder));
            json.put(pool, canonical(node));
        } catch (IllegalArgumentException e) {
            problems.error(path, e.getMessage());
        }
    }

    /** The node as JSON with every mapping's keys sorted. */
    private static String canonical(JsonNode node) {
        try {
            return CANONICAL.writeValueAsString(CANONICAL.treeToValue(node, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
