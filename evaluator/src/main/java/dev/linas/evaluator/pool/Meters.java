package dev.linas.evaluator.pool;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.fingerprint.WatchedFiles;
import dev.linas.core.registry.Registry;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.WatchedSource;
import dev.linas.evaluator.meter.command.CommandSettings;
import dev.linas.evaluator.meter.lookup.LookupSettings;
import dev.linas.evaluator.meter.onnx.OnnxSettings;
import dev.linas.evaluator.meter.table.TableSettings;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.List;
import java.util.Map;

/** The meters that pools may name. A new meter is one class or package and one line here. */
public final class Meters {
    /** All kinds of meters by name. */
    public static final Registry<MeterKind> ALL =
            new Registry<>(
                    "meter",
                    List.of(
                            Map.entry("command", CommandSettings.KIND),
                            Map.entry("lookup-table", LookupSettings.KIND),
                            Map.entry("onnx", OnnxSettings.KIND),
                            Map.entry("table", TableSettings.KIND)));

    private Meters() {}

    /**
     * Reads and validates the data of a pool's meters once, for any number of workers.
     *
     * @throws InvalidPoolException if a file is missing or does not fit the space
     */
    public static MeterSource load(PoolSettings settings, SearchSpace space) {
        return load(settings, space, Preparation.logged());
    }

    /** Reads and validates them in a given way. */
    public static MeterSource load(
            PoolSettings settings, SearchSpace space, Preparation preparation) {
        WatchedFiles files = WatchedFiles.of(settings.meter().inputs());
        MeterSite site = new MeterSite(settings.pool(), space, settings.device(), preparation);
        MeterSource source = settings.meter().load(site);
        requireUnchanged(settings.pool(), files);
        return new WatchedSource(source, files);
    }

    private static void requireUnchanged(String pool, WatchedFiles files) {
        try {
            files.requireUnchanged();
        } catch (ChangedInputException e) {
            throw new InvalidPoolException(pool, "changed while it was read: " + e.getMessage(), e);
        }
    }

    /**
     * Opens a single meter of a pool.
     *
     * @throws InvalidPoolException if a file is missing, does not fit the space, or the meter
     *     cannot be opened
     */
    public static Meter open(PoolSettings settings, SearchSpace space) {
        return load(settings, space).open();
    }
}
