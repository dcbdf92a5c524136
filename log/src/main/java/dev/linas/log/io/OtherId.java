package dev.linas.log.io;

import dev.linas.schemas.LogEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Gives the records of a search another id, in fields and keys. */
final class OtherId {
    private static final String FIELD = "searchId";

    private final String from;
    private final String to;
    private final Map<String, int[]> places = new HashMap<>();

    OtherId(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** Changes an entry in place. */
    LogEntry apply(LogEntry entry) {
        change(entry.getValue());
        entry.put("key", to + entry.getKey().substring(from.length()));
        return entry;
    }

    private void change(Object value) {
        if (value instanceof SpecificRecord nested) {
            for (int place : places(nested.getSchema())) {
                Object content = nested.get(place);
                if (from.equals(content)) {
                    nested.put(place, to);
                } else {
                    change(content);
                }
            }
        } else if (value instanceof Collection<?> all) {
            all.forEach(this::change);
        }
    }

    /** The fields of a record that are ids, or hold some further down. */
    private int[] places(Schema schema) {
        return places.computeIfAbsent(
                schema.getFullName(),
                name ->
                        schema.getFields().stream()
                                .filter(f -> f.name().equals(FIELD) || holds(f.schema(), Set.of()))
                                .mapToInt(Schema.Field::pos)
                                .toArray());
    }

    /** Whether there are ids in values of a schema, whose records may hold themselves. */
    private static boolean holds(Schema schema, Set<String> within) {
        switch (schema.getType()) {
            case RECORD -> {
                if (within.contains(schema.getFullName())) {
                    return false;
                }
                Set<String> deeper = new HashSet<>(within);
                deeper.add(schema.getFullName());
                return schema.getFields().stream()
                        .anyMatch(f -> f.name().equals(FIELD) || holds(f.schema(), deeper));
            }
            case ARRAY -> {
                return holds(schema.getElementType(), within);
            }
            case UNION -> {
                return schema.getTypes().stream().anyMatch(type -> holds(type, within));
            }
            default -> {
                return false;
            }
        }
    }
}
