package dev.linas.cli.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that sub-networks are made from.
 *
 * @param weights weights of the super-network, a safetensors file
 * @param calibration images for batch-norm statistics, a dataset file or a folder; empty: those of
 *     the super-network are kept
 */
public record NetworkFiles(Path weights, Optional<Path> calibration) {
    private static final String WEIGHTS = "weights";
    private static final String CALIBRATION = "calibration";

    /** What a user may say in place of what a pool says. */
    public record Overrides(Optional<Path> weights, Optional<Path> calibration) {
        /** Nothing is said. */
        public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
    }

    /**
     * The files of a search: as the user says, else as the first pool says that names weights.
     *
     * @param poolJson settings of the search's pools, as JSON
     * @param base folder that paths of pools are relative to
     * @throws UserError if nothing names weights, or a file is not there
     */
    public static NetworkFiles of(
            SearchSpace space, Map<String, String> poolJson, Path base, Overrides overrides) {
        JsonNode pool = withWeights(poolJson);
        Path weights =
                overrides
                        .weights()
                        .or(() -> path(pool, WEIGHTS, base))
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "no pool of the search names the weights of a super-network of space %s; give --weights"
                                                        .formatted(space.name())));
        Optional<Path> calibration =
                overrides.calibration().or(() -> path(pool, CALIBRATION, base));
        requireExisting("--" + WEIGHTS, weights);
        calibration.ifPresent(path -> requireExisting("--" + CALIBRATION, path));
        return new NetworkFiles(weights, calibration);
    }

    private static JsonNode withWeights(Map<String, String> poolJson) {
        JsonMapper json = new JsonMapper();
        try {
            for (String settings : new TreeMap<>(poolJson).values()) {
                JsonNode pool = json.readTree(settings);
                if (pool.has(WEIGHTS)) {
                    return pool;
                }
            }
            return json.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("pool settings are no JSON: " + poolJson, e);
        }
    }

    private static Optional<Path> path(JsonNode pool, String key, Path base) {
        JsonNode value = pool.path(key);
        return value.isTextual() ? Optional.of(base.resolve(value.asText())) : Optional.empty();
    }

    private static void requireExisting(String option, Path path) {
        if (!Files.exists(path)) {
            throw new UserError("%s: there is no %s; name it".formatted(option, path));
        }
    }
}
