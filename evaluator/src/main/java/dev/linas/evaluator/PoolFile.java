package dev.linas.evaluator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.InvalidSearchSpaceException;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.evaluator.settings.InvalidPoolException;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an evaluator reads of a search file, or of any YAML file with {@code space} and {@code
 * pools}; other keys are not its concern.
 */
final class PoolFile {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Path file;
    private final JsonNode root;

    private PoolFile(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it cannot be read or is no YAML
     */
    static PoolFile read(Path file) {
        try {
            return new PoolFile(file, MAPPER.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new UserError("%s is not valid YAML: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError("cannot read the file of pools %s (%s)".formatted(file, e), e);
        }
    }

    /**
     * The search space that {@code space} names: a built-in one, or the path of a space file.
     *
     * @throws UserError if there is none
     */
    SearchSpace space() {
        String name = root.path("space").asText("");
        if (name.isEmpty()) {
            throw new UserError("%s: key 'space' is missing".formatted(file));
        }
        Optional<SearchSpace> builtIn = BuiltInSpaces.find(name);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        Path path = folder().resolve(name);
        try {
            return SearchSpaceReader.read(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UserError(
                    "%s: space '%s' is neither built in (%s) nor a readable file"
                            .formatted(file, name, String.join(", ", BuiltInSpaces.names())),
                    e);
        } catch (InvalidSearchSpaceException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /**
     * The settings of a pool.
     *
     * @throws UserError if the file has no such pool or its settings cannot be used
     */
    PoolSettings pool(String name) {
        JsonNode pools = root.path("pools");
        if (!pools.has(name)) {
            TreeSet<String> names = new TreeSet<>();
            pools.fieldNames().forEachRemaining(names::add);
            throw new UserError(
                    "%s: there is no pool '%s' under 'pools'; there are %s"
                            .formatted(file, name, names));
        }
        try {
            return PoolSettings.parse(name, pools.get(name), folder());
        } catch (InvalidPoolException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    private Path folder() {
        return file.toAbsolutePath().getParent();
    }
}
