package dev.linas.log.io;

import dev.linas.schemas.LogEntry;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Gives the records of a search another id, in fields and keys. */
final class OtherId {
    private static final String FIELD = "searchId";

    private final String from;
    private final String to;

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
            for (Schema.Field field : nested.getSchema().getFields()) {
                if (field.name().equals(FIELD) && from.equals(nested.get(field.pos()))) {
                    nested.put(field.pos(), to);
                } else {
                    change(nested.get(field.pos()));
                }
            }
        } else if (value instanceof Collection<?> all) {
            all.forEach(this::change);
        }
    }
}
