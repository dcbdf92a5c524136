package dev.linas.evaluator.meter.lookup;

import dev.linas.core.additive.AdditiveMetric;
import dev.linas.core.config.Section;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.evaluator.meter.DraftKey;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterDraft;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.tasks.settings.DataFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a {@code lookup-table} meter.
 *
 * @param file the JSON file, format {@code linas-lookup-table/1}
 * @param metrics the metrics to serve, each one of the file's
 */
public record LookupSettings(Path file, List<String> metrics) implements MeterSettings {

    /** For the registry of meters. */
    public static final MeterKind KIND =
            new MeterKind(Set.of("file", "metrics"), LookupSettings::parse)
                    .drafted(
                            new MeterDraft(
                                    "",
                                    "a sum over layers: docs/lookup-tables.md",
                                    List.of(DraftKey.table("file"), DraftKey.metrics())));

    /** Reads the settings of one pool. */
    public static LookupSettings parse(Section section) {
        return new LookupSettings(section.requiredFile("file"), section.distinctTexts("metrics"));
    }

    @Override
    public List<String> metricNames() {
        return metrics;
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
                metric -> origins.put(metric, "'%s' of lookup table %s".formatted(metric, file)));
        return origins;
    }

    @Override
    public Optional<Map<String, AdditiveMetric>> additiveMetrics(MeterSite site) {
        return Optional.of(new LookupReader(site, file).read(content(site), metrics));
    }

    private byte[] content(MeterSite site) {
        return DataFile.read(site.pool(), "lookup table", file);
    }

    @Override
    public MeterSource load(MeterSite site) {
        byte[] content = content(site);
        Map<String, AdditiveMetric> sums = new LookupReader(site, file).read(content, metrics);
        String fingerprint =
                Fingerprint.ofMeter("lookup-table")
                        .with("metrics", metrics)
                        .with("file", content)
                        .toHex();
        MeterDescription description =
                new MeterDescription(metrics, Map.of(), fingerprint, site.device());
        return new LookupSource(sums, description);
    }
}
