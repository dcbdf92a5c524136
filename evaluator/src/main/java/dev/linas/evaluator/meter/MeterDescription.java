package dev.linas.evaluator.meter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The description of a meter.
 *
 * @param metrics names of the metrics that it can measure, in the order of its settings
 * @param unavailable metrics that it was asked to serve and cannot, with the reason
 * @param fingerprint SHA-256, lower-case hexadecimal, of all that its values depend on: settings,
 *     data, weights, runtime; meters of equal fingerprint are interchangeable
 * @param device name of the machine-wide lock to hold while measuring; empty: no lock is needed
 */
public record MeterDescription(
        List<String> metrics,
        Map<String, String> unavailable,
        String fingerprint,
        Optional<String> device) {
    public MeterDescription {
        metrics = List.copyOf(metrics);
        unavailable = Map.copyOf(unavailable);
    }
}
