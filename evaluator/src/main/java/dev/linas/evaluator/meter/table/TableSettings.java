package dev.linas.evaluator.meter.table;

import dev.linas.core.config.Section;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.settings.DataFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
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
 */
public record TableSettings(
        Path file, List<String> genome, Map<String, String> metrics, Duration simulatedDelay)
        implements MeterSettings {

    /** For the registry of meters. */
    public static final MeterKind KIND =
            new MeterKind(
                    Set.of("file", "genome", "metrics", "simulated_delay"), TableSettings::parse);

    /** Reads the settings of one pool. */
    public static TableSettings parse(Section section) {
        return new TableSettings(
                section.requiredFile("file"),
                section.distinctTexts("genome"),
                section.textByText("metrics"),
                section.durationOrZero("simulated_delay").orElse(Duration.ZERO));
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
    public MeterSource load(MeterSite site) {
        byte[] content = DataFile.read(site.pool(), "table", file);
        MeasuredTable table = new TableReader(this, site).read(content);
        gap(table, site).ifPresent(site.preparation().notes());
        List<String> names = List.copyOf(metrics.keySet());
        String fingerprint =
                Fingerprint.ofMeter("table")
                        .with("genome", genome)
                        .with("metrics", names)
                        .with("columns", List.copyOf(metrics.values()))
                        .with("file", content)
                        .toHex();
        return new TableSource(
                table,
                new MeterDescription(names, Map.of(), fingerprint, site.device()),
                simulatedDelay);
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
                new TableReader(this, site).read(DataFile.read(site.pool(), "table", file)));
    }
}
