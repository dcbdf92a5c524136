package dev.linas.evaluator;

import dev.linas.core.config.Identifier;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.InvalidSetting;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The settings of one evaluator instance.
 *
 * @param connection broker and registry
 * @param pool the pool that it serves, its number of workers included
 * @param space the search space whose genomes it measures
 * @param instance name of the instance, unique within the pool: letters, digits, {@code .}, {@code
 *     _} and {@code -}; 1..100 characters
 * @param role which parts of an evaluator it runs
 * @param stateDir folder of the router's stores, and of the memory of verified images; no two
 *     processes may share one
 */
public record EvaluatorConfig(
        Connection connection,
        PoolSettings pool,
        SearchSpace space,
        String instance,
        Role role,
        Path stateDir) {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /** The parts of an evaluator that an instance runs. */
    public sealed interface Role {
        /** Router and workers. */
        record Full() implements Role {}

        /** Workers alone; a router of the pool runs elsewhere. */
        record WorkerOnly() implements Role {}

        /**
         * Router alone, on a machine that cannot measure.
         *
         * @param fingerprint that of the pool's workers: 64 lower-case hexadecimal digits
         */
        record RouterOnly(String fingerprint) implements Role {
            public RouterOnly {
                if (!FINGERPRINT.matcher(fingerprint).matches()) {
                    throw new InvalidSetting(
                            "fingerprint",
                            fingerprint,
                            "64 lower-case hexadecimal digits, as './linas status' shows for the"
                                    + " pool's workers");
                }
            }
        }
    }

    /** Folder of the memory of verified images, within the folder of an instance's state. */
    public static Path datasets(Path stateDir) {
        return stateDir.resolve("datasets");
    }

    /**
     * @throws InvalidSetting if the name of the instance cannot be used
     */
    public EvaluatorConfig {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(stateDir, "stateDir");
        if (!Identifier.isValid(instance)) {
            throw new InvalidSetting("instance", instance, Identifier.EXPECTED);
        }
    }
}
