package dev.linas.searches.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.config.Value;
import dev.linas.core.objective.Objective;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the pools; what a meter's settings may be is the evaluator's to say. */
final class PoolsReader {
    private static final ObjectMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private PoolsReader() {}

    static Pools read(Value value) {
        Map<String, PoolSettings> settings = new LinkedHashMap<>();
        Map<String, String> json = new LinkedHashMap<>();
        Map<String, Value> entries = value.entriesOrEmpty(PoolSettings.EXPECTED);
        rejectIndistinct(entries);
        entries.forEach(
                (pool, entry) ->
                        PoolSettings.read(pool, entry, Meters.ALL)
                                .ifPresent(
                                        valid -> {
                                            settings.put(pool, valid);
                                            json.put(pool, canonical(entry.json()));
                                        }));
        warnOfEqual(settings, entries);
        return new Pools(List.copyOf(entries.keySet()), settings, json);
    }

    /** Pools stand for different devices; a file that is named for two of them may be a slip. */
    private static void warnOfEqual(
            Map<String, PoolSettings> settings, Map<String, Value> entries) {
        Map<String, String> readers = new HashMap<>();
        settings.forEach(
                (pool, valid) -> {
                    List<String> equal = new ArrayList<>();
                    valid.meter()
                            .origins()
                            .forEach(
                                    (metric, origin) -> {
                                        String here = Objective.id(metric, pool);
                                        String other = readers.putIfAbsent(origin, here);
                                        if (other != null) {
                                            equal.add(
                                                    "%s is %s, as %s is"
                                                            .formatted(here, origin, other));
                                        }
                                    });
                    if (!equal.isEmpty()) {
                        Value entry = entries.get(pool);
                        entry.problems()
                                .warning(
                                        entry.path(),
                                        String.join("; ", equal)
                                                + ": the values are the same; name the file of this"
                                                + " pool where that is not meant");
                    }
                });
    }

    /** Pools become names of topics, in which Kafka takes '.' and '_' for the same. */
    private static void rejectIndistinct(Map<String, Value> entries) {
        Map<String, String> first = new HashMap<>();
        entries.forEach(
                (pool, entry) -> {
                    String other = first.putIfAbsent(pool.replace('.', '_'), pool);
                    if (other != null) {
                        entry.error(
                                "and pool '"
                                        + other
                                        + "' differ only in '.' and '_', which Kafka takes for the"
                                        + " same in names of topics; rename one");
                    }
                });
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
