package dev.linas.evaluator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.evaluator.pool.PoolSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small spaces, pool settings and files for tests. */
public final class PoolFixture {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Three variables: {@code kind} a text, {@code depth} a number, {@code width} under depth 2.
     */
    public static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "tiny",
                    """
                    {"format": "linas-space/1", "name": "tiny",
                     "variables": [{"name": "kind", "options": ["a", "b"]},
                                   {"name": "depth", "options": [1, 2]},
                                   {"name": "width", "options": [0.5, 1.0, 2.0]}],
                     "active": [{"variables": ["width"], "when": {"depth": [2]}}]}
                    """);

    private PoolFixture() {}

    /** A built-in space. */
    public static SearchSpace builtIn(String name) {
        return BuiltInSpaces.find(name).orElseThrow();
    }

    /** Settings from relaxed JSON: single quotes stand for double ones. */
    public static PoolSettings settings(String pool, String json, Path base) {
        return PoolSettings.parse(pool, json(json), base);
    }

    /** A node from relaxed JSON: single quotes stand for double ones. */
    public static JsonNode json(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Writes a file and gives its path. */
    public static Path write(Path directory, String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
