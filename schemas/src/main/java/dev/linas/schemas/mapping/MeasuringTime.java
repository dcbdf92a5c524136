package dev.linas.schemas.mapping;

import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;

/** How long measuring took, as the contract tells it. Pure. */
public final class MeasuringTime {
    private MeasuringTime() {}

    /**
     * Seconds that one of the results of a measurement took: as it says, else an equal share of the
     * time of all of them; 0 of what came from a repeat store.
     */
    public static double seconds(Measurement measurement, MetricResult result) {
        if (measurement.getRepeat()) {
            return 0;
        }
        return result.getSeconds() != null
                ? result.getSeconds()
                : measurement.getDurationMillis() / 1e3 / measurement.getResults().size();
    }

    /** Seconds that all results of a measurement took. */
    public static double seconds(Measurement measurement) {
        return measurement.getResults().stream()
                .mapToDouble(result -> seconds(measurement, result))
                .sum();
    }
}
