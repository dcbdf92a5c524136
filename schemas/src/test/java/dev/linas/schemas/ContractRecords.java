package dev.linas.schemas;

import dev.linas.schemas.topics.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The record types that topics carry, each once. */
public final class ContractRecords {
    private ContractRecords() {}

    public static List<Class<? extends SpecificRecord>> types() {
        return Stream.concat(Topics.fixed().stream(), Stream.of(Topics.work("any")))
                .<Class<? extends SpecificRecord>>map(topic -> topic.valueType())
                .distinct()
                .toList();
    }

    public static List<Schema> schemas() {
        return types().stream().map(type -> SpecificData.get().getSchema(type)).toList();
    }
}
