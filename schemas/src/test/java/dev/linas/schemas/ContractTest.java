package dev.linas.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.serde.BinarySerde;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What every record of the contract must be. */
class ContractTest {
    /** Wire header, key and batch framing: generous. */
    private static final int FRAMING = 1024;

    @Test
    void shouldDocumentEveryRecordEnumAndField() {
        List<String> undocumented = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ContractRecords.schemas().forEach(schema -> collect(schema, seen, undocumented));

        assertThat(seen).contains("dev.linas.schemas.Round", "dev.linas.schemas.Row");
        assertThat(undocumented).isEmpty();
    }

    private static void collect(Schema schema, Set<String> seen, List<String> undocumented) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    note(schema.getDoc(), schema.getFullName(), undocumented);
                    for (Schema.Field field : schema.getFields()) {
                        note(field.doc(), schema.getName() + "." + field.name(), undocumented);
                        collect(field.schema(), seen, undocumented);
                    }
                }
            }
            case ENUM -> note(schema.getDoc(), schema.getFullName(), undocumented);
            case ARRAY -> collect(schema.getElementType(), seen, undocumented);
            case MAP -> collect(schema.getValueType(), seen, undocumented);
            case UNION -> schema.getTypes().forEach(type -> collect(type, seen, undocumented));
            default -> {}
        }
    }

    private static void note(String doc, String name, List<String> undocumented) {
        if (doc == null || doc.isBlank()) {
            undocumented.add(name);
        }
    }

    @Test
    void shouldAllowDeadLettersThatHoldTheLargestRecordOfAnyOtherTopic() {
        int largest =
                Topics.fixed().stream()
                        .filter(topic -> !topic.equals(Topics.DEAD_LETTERS))
                        .mapToInt(Topic::maxRecordBytes)
                        .max()
                        .orElseThrow();
        DeadLetter letter = RandomRecords.of(DeadLetter.class, 1);
        letter =
                DeadLetter.newBuilder(letter)
                        .setValue(ByteBuffer.allocate(largest))
                        .setCause("x".repeat(64 * 1024))
                        .build();

        int bytes =
                new BinarySerde<>(DeadLetter.class).serializer().serialize("any", letter).length;

        assertThat(bytes + FRAMING).isLessThan(Topics.DEAD_LETTERS.maxRecordBytes());
    }

    @Test
    void shouldFitRoundsOfThreePredictorsWithFiveThousandSupportVectorsOf45Variables() {
        Round round = largeRound(3, 5_000, 45, 250);

        int bytes = new BinarySerde<>(Round.class).serializer().serialize("any", round).length;

        assertThat(bytes).isGreaterThan(3 * 5_000 * (45 + 8));
        assertThat(bytes + FRAMING).isLessThan(Topics.ROUNDS.maxRecordBytes());
    }

    private static Round largeRound(int objectives, int supports, int variables, int rows) {
        ByteBuffer genome = ByteBuffer.allocate(variables);
        List<Double> values = Collections.nCopies(objectives, 1.0);
        Predictor predictor =
                new Predictor(
                        "search",
                        9,
                        "latency_ms",
                        "pool",
                        "svr-rbf",
                        new Model(
                                "kernel",
                                Map.of("gamma", 0.1, "bias", 0.1, "offset", 0.1, "scale", 0.1),
                                Map.of("coefficients", Collections.nCopies(supports, 0.1)),
                                Map.of(),
                                ByteBuffer.allocate(supports * variables),
                                List.of()),
                        Map.of("C", 1.0),
                        supports,
                        1.0,
                        1.0,
                        1.0,
                        1.0);
        return new Round(
                "search",
                9,
                Collections.nCopies(
                        rows, new Row(9, 9, genome, values, false, values, values, List.of())),
                Collections.nCopies(objectives, predictor),
                0.9,
                new Archive(
                        "search",
                        9,
                        5_000,
                        0,
                        Collections.nCopies(rows, new FrontPoint(9, 9, genome, values, values)),
                        1.0,
                        values,
                        List.of()),
                List.of(),
                null,
                ClosedBy.COMPLETE,
                false,
                null,
                null,
                Instant.EPOCH,
                "test");
    }
}
