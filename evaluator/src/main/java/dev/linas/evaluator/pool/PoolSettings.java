package dev.linas.evaluator.pool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.registry.Registry;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.settings.InvalidPoolException;
import dev.linas.evaluator.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Set<String> COMMON_KEYS =
            Set.of("meter", "workers", "device", "heartbeat");
    private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(5);

    /**
     * Reads the entry of a pool.
     *
     * @param pool name of the pool
     * @param node its entry
     * @param base directory that relative paths start from
     * @throws InvalidPoolException naming the pool, the key, the value and what is expected
     */
    public static PoolSettings parse(String pool, JsonNode node, Path base) {
        return parse(pool, node, base, Meters.KINDS);
    }

    /**
     * Reads the entry of a pool that may name other meters than the usual ones.
     *
     * @param pool name of the pool
     * @param node its entry
     * @param base directory that relative paths start from
     * @param meters the meters that the entry may name
     * @throws InvalidPoolException naming the pool, the key, the value and what is expected
     */
    public static PoolSettings parse(
            String pool, JsonNode node, Path base, Registry<MeterKind> meters) {
        if (!NAME.matcher(pool).matches()) {
            throw new InvalidPoolException(
                    "'" + pool + "'",
                    "a pool name holds 1 to 100 letters, digits, '.', '_' and '-'");
        }
        SettingsReader reader = new SettingsReader(pool, node, base);
        MeterKind kind = kind(pool, reader.text("meter"), meters);
        Set<String> keys = new HashSet<>(COMMON_KEYS);
        keys.addAll(kind.keys());
        reader.allowOnly(keys);
        Optional<String> device = reader.optionalText("device");
        device.ifPresent(name -> requireDeviceName(pool, name));
        return new PoolSettings(
                pool,
                kind.parser().apply(reader),
                reader.positiveInt("workers", 1),
                device,
                reader.duration("heartbeat", DEFAULT_HEARTBEAT, false));
    }

    private static MeterKind kind(String pool, String name, Registry<MeterKind> meters) {
        try {
            return meters.named(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidPoolException(pool, e.getMessage(), e);
        }
    }

    private static void requireDeviceName(String pool, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidPoolException(
                    pool,
                    "device: '%s' is not 1 to 100 letters, digits, '.', '_' and '-'"
                            .formatted(name));
        }
    }

    /** These settings with another number of workers. */
    public PoolSettings withWorkers(int count) {
        return new PoolSettings(pool, meter, count, device, heartbeat);
    }
}
