package dev.linas.evaluator.meter.table;

import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.core.random.Normal;
import dev.linas.core.space.Genome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How far the values of a table may be from the truth: standard errors that stand in the table, and
 * noise that is added to its values, as if a device measured them. Immutable.
 *
 * @param columns column of standard errors by metric
 * @param noise standard deviation of the added noise by metric, in its unit, &gt; 0
 * @param seed decides the noise, together with genome, metric and how often it was measured
 * @param told whether the noise is told as standard error
 */
public record TableSpread(
        Map<String, String> columns, Map<String, Double> noise, long seed, boolean told) {
    /** Values are taken as exact. */
    public static final TableSpread NONE = new TableSpread(Map.of(), Map.of(), 1, true);

    static final Set<String> KEYS = Set.of("standard_errors", "noise", "noise_seed", "noise_told");

    public TableSpread {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        noise = Collections.unmodifiableMap(new LinkedHashMap<>(noise));
    }

    /**
     * Reads the keys of a pool.
     *
     * @param metrics what the table has
     */
    static TableSpread parse(Section section, Set<String> metrics) {
        Map<String, String> columns = new LinkedHashMap<>();
        byMetric(section, "standard_errors", "the name of a column", metrics)
                .forEach((metric, value) -> value.text().ifPresent(c -> columns.put(metric, c)));
        Map<String, Double> noise = new LinkedHashMap<>();
        byMetric(section, "noise", "a standard deviation above 0, in the metric's unit", metrics)
                .forEach(
                        (metric, value) ->
                                value.number(deviation -> deviation > 0)
                                        .ifPresent(deviation -> noise.put(metric, deviation)));
        long seed = section.optional("noise_seed", "a whole number").longInteger().orElse(1);
        return new TableSpread(columns, noise, seed, section.flag("noise_told").orElse(true));
    }

    /** Reads a key of the pool by metric; each entry must be of a metric of the table. */
    static Map<String, Value> byMetric(
            Section section, String key, String expected, Set<String> metrics) {
        Value value = section.optional(key, "a mapping from metrics of the table to " + expected);
        if (!value.present()) {
            return Map.of();
        }
        Map<String, Value> entries = value.entries(expected);
        entries.forEach(
                (metric, entry) -> {
                    if (!metrics.contains(metric)) {
                        entry.error(
                                "is of no metric of the pool; 'metrics' names "
                                        + String.join(", ", metrics));
                    }
                });
        return entries;
    }

    /** Adds what values depend on; nothing where they are taken as exact. */
    Fingerprint addTo(Fingerprint fingerprint) {
        Fingerprint more = fingerprint;
        if (!columns.isEmpty()) {
            more =
                    more.with("standard errors of", List.copyOf(columns.keySet()))
                            .with("standard errors", List.copyOf(columns.values()));
        }
        if (!noise.isEmpty()) {
            more =
                    more.with("noise of", List.copyOf(noise.keySet()))
                            .with("noise", noise.values().stream().map(String::valueOf).toList())
                            .with("noise seed", List.of(Long.toString(seed), "told " + told));
        }
        return more;
    }

    /**
     * The noise of one measurement.
     *
     * @param repeat how often the genome was measured before, &ge; 0
     */
    public double noise(Genome genome, String metric, int repeat) {
        Double deviation = noise.get(metric);
        if (deviation == null) {
            return 0;
        }
        long hash = new SplittableRandom(seed).nextLong() + metric.hashCode();
        for (int option : genome.toIndices()) {
            hash = new SplittableRandom(hash).nextLong() + option;
        }
        return deviation * Normal.next(new SplittableRandom(hash + 31L * repeat));
    }

    /** Standard error of a value: that of the table, and that of the noise. */
    double standardError(String metric, double ofTable) {
        return told ? StrictMath.hypot(ofTable, noise.getOrDefault(metric, 0.0)) : ofTable;
    }
}
