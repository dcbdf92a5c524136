package dev.linas.searches.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A JSON file that {@code linas run} keeps for itself in its data folder. */
final class KeptJson {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    KeptJson(Path file) {
        this.file = file;
    }

    /**
     * Reads what was kept; empty if there is nothing, or only a part since a crash.
     *
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    Optional<JsonNode> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps it, in place of what was kept; makes the folder.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void write(JsonNode kept) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, kept.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
