package dev.linas.schemas.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/** The rule by which the contract evolves: FULL_TRANSITIVE. */
public final class SchemaEvolution {
    private SchemaEvolution() {}

    /**
     * Why a schema cannot follow others: each must be able to read what the other wrote.
     *
     * @param schema the newcomer
     * @param others all schemas that records may have been written with
     * @return the first difference that forbids it, naming the place within the schema; empty if it
     *     may follow
     */
    public static Optional<String> conflict(Schema schema, List<Schema> others) {
        for (int v = 0; v < others.size(); v++) {
            Schema other = others.get(v);
            Optional<String> conflict =
                    unreadable(schema, other, "cannot read what version " + (v + 1) + " wrote");
            if (conflict.isEmpty()) {
                conflict = unreadable(other, schema, "cannot be read by version " + (v + 1));
            }
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unreadable(Schema reader, Schema writer, String what) {
        SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return Optional.empty();
        }
        return Optional.of(
                what
                        + pair.getResult().getIncompatibilities().stream()
                                .findFirst()
                                .map(
                                        i ->
                                                ": %s at %s: %s"
                                                        .formatted(
                                                                i.getType(),
                                                                i.getLocation(),
                                                                i.getMessage()))
                                .orElse(""));
    }
}
