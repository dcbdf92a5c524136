package dev.linas.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.registry.SchemaEvolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract evolves FULL_TRANSITIVE: every version reads what every other one wrote. The history
 * is committed, {@code src/history/<Record>/v<n>.avsc}, each file self-contained.
 */
class SchemaHistoryTest {
    private static final Path HISTORY = Path.of("src", "history");
    private static final Path PROPOSED = Path.of("target", "history");

    @TestFactory
    Stream<DynamicTest> shouldReadAndBeReadByEveryCommittedVersion() {
        return ContractRecords.schemas().stream()
                .map(
                        schema ->
                                DynamicTest.dynamicTest(
                                        schema.getName(),
                                        () ->
                                                assertThat(
                                                                SchemaEvolution.conflict(
                                                                        schema, versions(schema)))
                                                        .as(
                                                                "%s must stay readable and able to"
                                                                    + " read: add fields with a"
                                                                    + " default, remove only those"
                                                                    + " with one",
                                                                schema.getName())
                                                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> shouldBeTheNewestCommittedVersion() {
        return ContractRecords.schemas().stream()
                .map(
                        schema ->
                                DynamicTest.dynamicTest(
                                        schema.getName(), () -> assertNewest(schema)));
    }

    @TestFactory
    Stream<DynamicTest> shouldCommitOnlyVersionsThatAreCompatibleWithEachOther() {
        return ContractRecords.schemas().stream()
                .map(
                        schema ->
                                DynamicTest.dynamicTest(
                                        schema.getName(), () -> assertCompatible(schema)));
    }

    @Test
    void shouldHaveAHistoryOfNothingButTheRecordsOfTopics() throws IOException {
        try (Stream<Path> folders = Files.list(HISTORY)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            ContractRecords.schemas().stream().map(Schema::getName).toList());
        }
    }

    private static void assertNewest(Schema schema) throws IOException {
        List<Schema> versions = versions(schema);
        Path next = Path.of(schema.getName(), "v" + (versions.size() + 1) + ".avsc");
        String current = text(schema);
        String newest = versions.isEmpty() ? "" : text(versions.get(versions.size() - 1));
        if (!current.equals(newest)) {
            Path proposed = PROPOSED.resolve(next);
            Files.createDirectories(proposed.getParent());
            Files.writeString(proposed, current + "\n");
        }
        assertThat(newest)
                .as(
                        "%s has changed: commit the new version, cp schemas/%s schemas/%s",
                        schema.getName(), PROPOSED.resolve(next), HISTORY.resolve(next))
                .isEqualTo(current);
    }

    private static String text(Schema schema) {
        return SchemaFormatter.format("json/pretty", schema);
    }

    private static void assertCompatible(Schema schema) throws IOException {
        List<Schema> versions = versions(schema);
        for (int v = 1; v < versions.size(); v++) {
            assertThat(SchemaEvolution.conflict(versions.get(v), versions.subList(0, v)))
                    .as("version %d of %s", v + 1, schema.getName())
                    .isEmpty();
        }
    }

    /** The committed versions, oldest first. */
    private static List<Schema> versions(Schema schema) throws IOException {
        List<Schema> versions = new ArrayList<>();
        for (int v = 1; ; v++) {
            Path file = HISTORY.resolve(schema.getName()).resolve("v" + v + ".avsc");
            if (!Files.exists(file)) {
                return versions;
            }
            versions.add(new Schema.Parser().parse(Files.readString(file)));
        }
    }
}
