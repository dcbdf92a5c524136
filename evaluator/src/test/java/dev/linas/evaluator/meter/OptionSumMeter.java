package dev.linas.evaluator.meter;

import dev.linas.core.config.Section;
import dev.linas.core.fingerprint.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole meter in one class: each of its metrics is the sum of the option indices times a factor.
 *
 * @param metrics names of the metrics
 * @param factor what the sum is multiplied by
 * @param description filled in when it is loaded for a pool
 */
record OptionSumMeter(List<String> metrics, int factor, MeterDescription description)
        implements MeterSettings, MeterSource, Meter {
    static final MeterKind KIND = new MeterKind(Set.of("metrics", "factor"), OptionSumMeter::parse);

    private static OptionSumMeter parse(Section section) {
        return new OptionSumMeter(
                section.distinctTexts("metrics"), section.integer("factor", 1).orElse(1), null);
    }

    @Override
    public List<String> metricNames() {
        return metrics;
    }

    @Override
    public MeterSource load(MeterSite site) {
        String fingerprint =
                Fingerprint.ofMeter("option-sum")
                        .with("metrics", metrics)
                        .with("factor", Integer.toString(factor))
                        .toHex();
        return new OptionSumMeter(
                metrics,
                factor,
                new MeterDescription(metrics, Map.of(), fingerprint, site.device()));
    }

    @Override
    public Meter open() {
        return this;
    }

    @Override
    public MeterDescription describe() {
        return description;
    }

    @Override
    public MeterReading measure(MeterTask task) {
        int sum = 0;
        for (int v = 0; v < task.genome().length(); v++) {
            sum += task.genome().option(v);
        }
        MetricOutcome outcome = MetricOutcome.exactly(factor * sum);
        return MeterReading.of(
                task.metrics(),
                metric ->
                        metrics.contains(metric)
                                ? outcome
                                : MetricOutcome.notServed(metric, metrics));
    }

    @Override
    public void close() {}
}
