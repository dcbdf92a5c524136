package dev.linas.evaluator.meter.lookup;

import dev.linas.core.additive.AdditiveMetric;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.Map;
import java.util.stream.Collectors;

/** One lookup table for all workers. */
record LookupSource(Map<String, AdditiveMetric> sums, MeterDescription description)
        implements MeterSource {
    @Override
    public Meter open() {
        return new LookupMeter(sums, description);
    }

    /** Adds up look-ups. Deterministic: terms are summed in the order of the file. */
    private record LookupMeter(Map<String, AdditiveMetric> sums, MeterDescription description)
            implements Meter {
        @Override
        public MeterDescription describe() {
            return description;
        }

        @Override
        public MeterReading measure(MeterTask task) {
            return MeterReading.of(task.metrics(), metric -> outcome(metric, task))
                    .withSeconds(
                            task.metrics().stream()
                                    .collect(Collectors.toMap(metric -> metric, metric -> 0.0)));
        }

        private MetricOutcome outcome(String metric, MeterTask task) {
            AdditiveMetric sum = sums.get(metric);
            return sum == null
                    ? MetricOutcome.notServed(metric, description.metrics())
                    : MetricOutcome.exactly(sum.of(task.genome()));
        }

        @Override
        public void close() {}
    }
}
