package dev.linas.trainer.stream;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The counters of the trainer, as metrics of the group {@code stream-trainer-metrics}. */
final class TrainerSensors {
    private TrainerSensors() {}

    /** Results dropped because their metric had one: {@code duplicate-results-total}. */
    static Sensor duplicateResults(ProcessorContext<?, ?> context) {
        return counter(context, "duplicate-results");
    }

    /** Rounds closed: {@code closed-rounds-total}. */
    static Sensor closedRounds(ProcessorContext<?, ?> context) {
        return counter(context, "closed-rounds");
    }

    /** Searches ended as failed: {@code failed-searches-total}. */
    static Sensor failedSearches(ProcessorContext<?, ?> context) {
        return counter(context, "failed-searches");
    }

    private static Sensor counter(ProcessorContext<?, ?> context, String what) {
        return context.metrics()
                .addRateTotalSensor(
                        "trainer", context.taskId().toString(), what, Sensor.RecordingLevel.INFO);
    }
}
