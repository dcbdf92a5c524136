package dev.linas.schemas.serde;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes the entries of maps in the order of their keys, so that equal records have equal bytes
 * whatever kind of map they hold, in every JVM. Thread-safe.
 *
 * @param <T> type of the record
 */
final class ContractDatumWriter<T> extends SpecificDatumWriter<T> {
    ContractDatumWriter(Schema schema) {
        super(schema);
    }

    @Override
    protected Iterable<Map.Entry<Object, Object>> getMapEntries(Object map) {
        @SuppressWarnings("unchecked") // what a map schema stands for
        Map<Object, Object> entries = (Map<Object, Object>) map;
        return List.copyOf(entries.entrySet()).stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .toList();
    }
}
