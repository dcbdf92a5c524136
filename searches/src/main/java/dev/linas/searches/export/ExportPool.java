package dev.linas.searches.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.onnx.OnnxSettings;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.error.UserError;
import dev.linas.tasks.catalog.Tasks;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pool whose sub-networks are written: the first {@code onnx} pool of a search that has weights
 * or a network with weights, with what the user says otherwise.
 *
 * @param name name of the pool, for messages
 * @param settings how it builds sub-networks; it measures nothing that needs a dataset
 */
public record ExportPool(String name, OnnxSettings settings) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String METER = "meter";
    private static final String ONNX = "onnx";
    private static final String WEIGHTS = "weights";
    private static final String NETWORK = "network";
    private static final String CALIBRATION = "calibration";

    /**
     * Paths that a user gives in place of those of a pool; relative ones start from the working
     * directory.
     */
    public record Overrides(Optional<Path> weights, Optional<Path> calibration) {
        /** Nothing is said. */
        public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
    }

    /**
     * The pool of a search.
     *
     * @param poolJson settings of the search's pools, as JSON
     * @param base folder that paths of pools are relative to
     * @throws UserError if nothing names weights, or a setting cannot be used
     */
    public static ExportPool of(
            SearchSpace space, Map<String, String> poolJson, Path base, Overrides overrides) {
        Optional<Map.Entry<String, ObjectNode>> found = withWeights(poolJson, base);
        String name = found.map(Map.Entry::getKey).orElse("export");
        ObjectNode pool =
                found.map(Map.Entry::getValue)
                        .orElseGet(() -> JSON.createObjectNode().put(METER, ONNX));
        pool.putPOJO("metrics", List.of("macs"));
        pool.remove("dataset");
        overrides.weights().ifPresent(path -> put(pool, WEIGHTS, path));
        overrides.calibration().ifPresent(path -> put(pool, CALIBRATION, path));
        if (found.isEmpty() && !pool.has(WEIGHTS)) {
            throw new UserError(
                    ("no pool of the search names the weights of a super-network of space %s;"
                                    + " give --weights")
                            .formatted(space.name()));
        }
        try {
            JsonNode node = JSON.readTree(pool.toString());
            PoolSettings settings = PoolSettings.parse(name, node, base);
            return new ExportPool(name, (OnnxSettings) settings.meter());
        } catch (InvalidPoolException e) {
            throw new UserError(e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory is always readable", e);
        }
    }

    private static Optional<Map.Entry<String, ObjectNode>> withWeights(
            Map<String, String> poolJson, Path base) {
        try {
            for (Map.Entry<String, String> pool : new TreeMap<>(poolJson).entrySet()) {
                JsonNode node = JSON.readTree(pool.getValue());
                if (node instanceof ObjectNode settings
                        && node.path(METER).asText().equals(ONNX)
                        && (node.has(WEIGHTS) || bringsWeights(node, base))) {
                    return Optional.of(Map.entry(pool.getKey(), settings));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("pool settings are no JSON: " + poolJson, e);
        }
    }

    /** Whether the network that a pool names comes with weights, as one that is brought does. */
    private static boolean bringsWeights(JsonNode pool, Path base) {
        String network = pool.path(NETWORK).asText();
        try {
            return !network.isEmpty()
                    && Tasks.NETWORKS.orFile().named(network, base).hasOwnWeights();
        } catch (InvalidConfigurationException e) {
            throw new UserError("network: " + e.getMessage(), e);
        }
    }

    private static void put(ObjectNode pool, String key, Path path) {
        pool.put(key, path.toAbsolutePath().toString());
    }
}
