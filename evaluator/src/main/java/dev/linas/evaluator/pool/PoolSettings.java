package dev.linas.evaluator.pool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Identifier;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.registry.Registry;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one pool measures: an entry under {@code pools:} of a search file.
 *
 * @param pool name: letters, digits, {@code .}, {@code _} and {@code -}; 1..100 characters
 * @param meter settings of the meter
 * @param workers workers that measure at the same time; at least 1
 * @param device name of the machine-wide lock held while measuring; empty: no lock
 * @param heartbeat time between status heart-beats; above 0
 */
public record PoolSettings(
        String pool,
        MeterSettings meter,
        int workers,
        Optional<String> device,
        Duration heartbeat) {
    /** The expected form of a pool's entry, for messages. */
    public static final String EXPECTED = "the settings of a pool: {meter: …, …}";

    /** The keys that every pool may have, whatever its meter. */
    public static final List<String> COMMON_KEYS =
            List.of("meter", "workers", "device", "heartbeat");

    /** Workers of one instance at most: each has a thread and a connection of its own. */
    public static final int MOST_WORKERS = 1_000;

    private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(5);

    /**
     * Reads the entry of a pool that stands alone, e.g. in the record of a search.
     *
     * @param pool name of the pool
     * @param node its entry
     * @param base directory that relative paths start from
     * @throws InvalidPoolException naming every problem with its key, value and what is expected
     */
    public static PoolSettings parse(String pool, JsonNode node, Path base) {
        return parse(pool, node, base, Meters.ALL);
    }

    /**
     * Reads the entry of a pool that stands alone and may name other meters than the usual ones.
     *
     * @param pool name of the pool
     * @param node its entry
     * @param base directory that relative paths start from
     * @param meters the meters that the entry may name
     * @throws InvalidPoolException naming every problem with its key, value and what is expected
     */
    public static PoolSettings parse(
            String pool, JsonNode node, Path base, Registry<MeterKind> meters) {
        if (!Identifier.isValid(pool)) {
            throw new InvalidPoolException(
                    "'" + pool + "'", "is no name of a pool; expected " + Identifier.EXPECTED);
        }
        Problems problems = new Problems(Document.of("settings", base, node));
        Optional<PoolSettings> settings = read(pool, problems.root(EXPECTED), meters);
        try {
            problems.throwIfAny();
        } catch (InvalidConfigurationException e) {
            throw new InvalidPoolException(pool, e);
        }
        return settings.orElseThrow();
    }

    /**
     * Reads the entry of a pool in a file.
     *
     * @param pool name of the pool
     * @param entry its entry, whose problems are noted
     * @param meters the meters that the entry may name
     * @return empty if something was noted
     */
    public static Optional<PoolSettings> read(
            String pool, Value entry, Registry<MeterKind> meters) {
        int before = entry.problems().count();
        if (!Identifier.isValid(pool)) {
            entry.error("is no name of a pool; expected " + Identifier.EXPECTED);
        }
        Optional<PoolSettings> settings = entry.section().flatMap(s -> settings(pool, s, meters));
        return settings.filter(valid -> entry.problems().count() == before);
    }

    private static Optional<PoolSettings> settings(
            String pool, Section section, Registry<MeterKind> meters) {
        OptionalInt workers = section.integer("workers", 1, MOST_WORKERS);
        Optional<String> device =
                section.optional("device", "a name: " + Identifier.EXPECTED).identifier();
        Optional<Duration> heartbeat = section.duration("heartbeat");
        Optional<MeterKind> kind =
                section.required("meter", meters.expected())
                        .choice(meters.names())
                        .flatMap(meters::find);
        kind.ifPresent(known -> section.allowOnly(keys(known)));
        return kind.map(
                known ->
                        new PoolSettings(
                                pool,
                                known.parser().apply(section),
                                workers.orElse(1),
                                device,
                                heartbeat.orElse(DEFAULT_HEARTBEAT)));
    }

    private static Set<String> keys(MeterKind kind) {
        Set<String> keys = new TreeSet<>(COMMON_KEYS);
        kind.keys().forEach(key -> keys.add(key.replaceFirst("\\..*", "")));
        return keys;
    }

    /** These settings with another number of workers. */
    public PoolSettings withWorkers(int count) {
        return new PoolSettings(pool, meter, count, device, heartbeat);
    }
}
