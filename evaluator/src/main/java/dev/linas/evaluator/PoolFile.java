package dev.linas.evaluator;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The part that an evaluator reads of a search file, or of any YAML file that names a space and
 * holds pools; other keys are not its concern.
 *
 * @param space the search space: a built-in one, or that of a space file
 * @param pool the settings of one pool
 */
record PoolFile(SearchSpace space, PoolSettings pool) {

    /**
     * Reads a file.
     *
     * @param pool name of the pool
     * @throws UserError naming every problem: of the file, its space and the pool
     */
    static PoolFile read(Path file, String pool) {
        try {
            return read(Document.read(file.toAbsolutePath(), Format.YAML), pool);
        } catch (InvalidConfigurationException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private static PoolFile read(Document document, String pool) {
        Problems problems = new Problems(document);
        Section keys = problems.rootSection("a mapping with the keys space, pools");
        Optional<SearchSpace> space =
                BuiltInSpaces.OR_FILE.find(
                        keys.required("space", BuiltInSpaces.OR_FILE.expected()));
        Map<String, Value> pools =
                keys.required("pools", "a mapping of pool names to their settings")
                        .entries(PoolSettings.EXPECTED);
        Optional<PoolSettings> settings =
                Optional.ofNullable(pools.get(pool))
                        .flatMap(entry -> PoolSettings.read(pool, entry, Meters.ALL));
        if (!pools.isEmpty() && !pools.containsKey(pool)) {
            problems.error(
                    "pools",
                    "there is no pool '%s' under 'pools'; there are %s%s"
                            .formatted(
                                    pool,
                                    pools.keySet(),
                                    Suggestions.didYouMean(pool, pools.keySet())));
        }
        problems.throwIfAny();
        return new PoolFile(space.orElseThrow(), settings.orElseThrow());
    }
}
