package dev.linas.evaluator.meter.table;

import dev.linas.core.config.Section;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.evaluator.meter.DraftKey;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterDraft;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.tasks.settings.DataFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a {@code table} meter.
 *
 * @param file the CSV file, with a header line
 * @param genome columns that hold option indices, one per variable, in the order of the space
 * @param metrics column by metric, in the order of the settings
 * @param simulatedDelay how long every look-up pretends to take; 0 for none
 * @param spread how far its values may be from the truth
 * @param seconds how long measuring each metric is declared to take, where that is told; &ge; 0
 */
public record TableSettings(
        Path file,
        List<String> genome,
        Map<String, String> metrics,
        Duration simulatedDelay,
        TableSpread spread,
        Map<String, Double> seconds)
        implements MeterSettings {

    /** For the registry of meters. */
    public static final MeterKind KIND =
            new MeterKind(keys(), TableSettings::parse)
                    .drafted(
                            new MeterDraft(
                                    "",
                                    "what was measured before: nothing runs",
                                    List.of(
                                            DraftKey.table("file"),
                                            DraftKey.variables("genome", "columns of the options"),
                                            DraftKey.metricColumns())));

    /** The settings of a table whose values are taken as exact. */
    public TableSettings(
            Path file, List<String> genome, Map<String, String> metrics, Duration simulatedDelay) {
        this(file, genome, metrics, simulatedDelay, TableSpread.NONE, Map.of());
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(TableSpread.KEYS);
        keys.addAll(List.of("file", "genome", "metrics", "simulated_delay", "cost_seconds"));
        return Set.copyOf(keys);
    }

    /** Reads the settings of one pool. */
    public static TableSettings parse(Section section) {
        Map<String, String> metrics = section.textByText("metrics");
        TableSettings settings =
                new TableSettings(
                        section.requiredFile("file"),
                        section.distinctTexts("genome"),
                        metrics,
                        section.durationOrZero("simulated_delay").orElse(Duration.ZERO),
                        TableSpread.parse(section, metrics.keySet()),
                        seconds(section, metrics.keySet()));
        settings.requireOwnColumns(section);
        return settings;
    }

    /** A column that is read as two values is a slip: metrics that are equal are one metric. */
    private void requireOwnColumns(Section section) {
        Map<String, String> readers = new HashMap<>();
        metrics.forEach((metric, column) -> requireOwn(section, "metrics", metric, readers));
        spread.columns()
                .forEach(
                        (metric, column) ->
                                requireOwn(section, "standard_errors", metric, readers));
    }

    private void requireOwn(
            Section section, String key, String metric, Map<String, String> readers) {
        boolean isValue = key.equals("metrics");
        String column = (isValue ? metrics : spread.columns()).get(metric);
        String reader = isValue ? readers.putIfAbsent(column, metric) : readers.get(column);
        if (reader != null) {
            Section entries = section.optional(key, "a mapping").section().orElseThrow();
            entries.optional(metric, "a column")
                    .error(
                            "is column '%s', which holds the values of '%s' already; name a column"
                                            .formatted(column, reader)
                                    + " of its own");
        }
    }

    private static Map<String, Double> seconds(Section section, Set<String> metrics) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        TableSpread.byMetric(section, "cost_seconds", "seconds, a number of 0 or more", metrics)
                .forEach(
                        (metric, value) ->
                                value.number(taken -> taken >= 0)
                                        .ifPresent(taken -> seconds.put(metric, taken)));
        return Collections.unmodifiableMap(seconds);
    }

    @Override
    public List<String> metricNames() {
        return List.copyOf(metrics.keySet());
    }

    @Override
    public boolean looksUp() {
        return true;
    }

    @Override
    public List<Path> inputs() {
        return List.of(file);
    }

    @Override
    public Map<String, String> origins() {
        Map<String, String> origins = new LinkedHashMap<>();
        metrics.forEach(
                (metric, column) -> {
                    if (!spread.noise().containsKey(metric)) {
                        origins.put(metric, "column '%s' of table %s".formatted(column, file));
                    }
                });
        return origins;
    }

    @Override
    public MeterSource load(MeterSite site) {
        byte[] content = DataFile.read(site.pool(), "table", file);
        MeasuredTable table =
                new TableReader(this, site, TableReader.EmptyCells.REFUSED).read(content);
        gap(table, site).ifPresent(site.preparation().notes());
        List<String> names = List.copyOf(metrics.keySet());
        String fingerprint =
                spread.addTo(
                                Fingerprint.ofMeter("table")
                                        .with("genome", genome)
                                        .with("metrics", names)
                                        .with("columns", List.copyOf(metrics.values()))
                                        .with("file", content))
                        .toHex();
        return new TableSource(
                table,
                new MeterDescription(names, Map.of(), fingerprint, site.device()),
                simulatedDelay,
                spread,
                seconds);
    }

    /** Warns that the table lacks sub-networks, each of which fails where it is proposed. */
    private static Optional<String> gap(MeasuredTable table, MeterSite site) {
        BigInteger all = site.space().cardinality();
        int rows = table.rows().size();
        return all.equals(BigInteger.valueOf(rows))
                ? Optional.empty()
                : Optional.of(
                        ("pool %s: table %s holds %d of the %s sub-networks of space %s;"
                                        + " candidates that it lacks will fail")
                                .formatted(
                                        site.pool(),
                                        table.file(),
                                        rows,
                                        all.bitLength() < Long.SIZE
                                                ? all
                                                : String.format(
                                                        Locale.ROOT,
                                                        "about %.1e",
                                                        all.doubleValue()),
                                        site.space().name()));
    }

    @Override
    public Optional<MeasuredTable> table(MeterSite site) {
        return Optional.of(
                new TableReader(this, site, TableReader.EmptyCells.UNKNOWN)
                        .read(DataFile.read(site.pool(), "table", file)));
    }
}
