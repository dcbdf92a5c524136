package dev.linas.evaluator.pool;

import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.command.CommandSettings;
import dev.linas.evaluator.meter.lookup.LookupSettings;
import dev.linas.evaluator.meter.onnx.OnnxSettings;
import dev.linas.evaluator.meter.table.TableSettings;
import dev.linas.evaluator.settings.InvalidPoolException;
import dev.linas.evaluator.settings.SettingsReader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The registry of meters. A further kind of meter is one class, its {@link MeterSettings}, and one
 * line here.
 */
public final class Meters {
    private static final SortedMap<String, Kind> KINDS = new TreeMap<>();

    static {
        KINDS.put("table", new Kind(TableSettings.KEYS, TableSettings::parse));
        KINDS.put("lookup-table", new Kind(LookupSettings.KEYS, LookupSettings::parse));
        KINDS.put("command", new Kind(CommandSettings.KEYS, CommandSettings::parse));
        KINDS.put("onnx", new Kind(OnnxSettings.KEYS, OnnxSettings::parse));
    }

    private Meters() {}

    /** Reads the settings of one kind of meter. */
    @FunctionalInterface
    interface Parser {
        MeterSettings parse(SettingsReader reader);
    }

    /**
     * A kind of meter.
     *
     * @param keys the keys that it knows, beside the common ones
     * @param parser reads them
     */
    record Kind(Set<String> keys, Parser parser) {}

    static Kind kind(String pool, String name) {
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new InvalidPoolException(
                    pool,
                    "meter: there is no meter '%s'; there are %s".formatted(name, KINDS.keySet()));
        }
        return kind;
    }

    /**
     * Reads and validates the data of a pool's meters once, for any number of workers.
     *
     * @throws InvalidPoolException if a file is missing or does not fit the space
     */
    public static MeterSource load(PoolSettings settings, SearchSpace space) {
        return settings.meter().load(new MeterSite(settings.pool(), space, settings.device()));
    }

    /**
     * Opens a single meter of a pool.
     *
     * @throws InvalidPoolException if a file is missing, does not fit the space, or the meter cannot
     *     be opened
     */
    public static Meter open(PoolSettings settings, SearchSpace space) {
        return load(settings, space).open();
    }
}
