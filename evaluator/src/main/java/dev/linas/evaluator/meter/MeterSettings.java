package dev.linas.evaluator.meter;

import dev.linas.core.additive.AdditiveMetric;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The validated settings of one kind of meter; its files are not opened yet. */
public interface MeterSettings {

    /** Names of the metrics that the meter is set to serve, in the order of its settings. */
    List<String> metricNames();

    /**
     * Whether the meter only looks values up, so that measuring takes no time worth counting and
     * many measurements at once do not disturb each other.
     */
    default boolean looksUp() {
        return false;
    }

    /**
     * Whether it runs sub-networks of a super-network, so that of options which are numbers the
     * larger ones make the larger sub-network.
     */
    default boolean runsSubNetworks() {
        return false;
    }

    /**
     * Whether values of a metric differ from one measurement to the next, so that a meter measures
     * several sub-networks against each other ({@link Meter#compare}).
     */
    default boolean compares(String metric) {
        return false;
    }

    /**
     * Files that the values depend on, beside those of image folders, which are verified one by one
     * as they are read. They are watched while the meter measures.
     */
    default List<Path> inputs() {
        return List.of();
    }

    /**
     * Where the values of metrics are read, for meters that read exactly what a file holds. Metrics
     * of which this is the same text have the same values.
     *
     * @return for people to read, by metric; without those that are measured or changed
     */
    default Map<String, String> origins() {
        return Map.of();
    }

    /**
     * The metrics as sums of terms over few variables each, for callers that reason about them
     * instead of measuring.
     *
     * @return by metric, in the order of the settings; empty if the meter's values are no such sums
     * @throws InvalidPoolException if a file is missing or does not fit the space
     */
    default Optional<Map<String, AdditiveMetric>> additiveMetrics(MeterSite site) {
        return Optional.empty();
    }

    /**
     * The rows that values are looked up in, for callers that look at all of them instead of
     * measuring: values that a row lacks are not known to them, and no mistake.
     *
     * @return empty if the meter has no rows
     * @throws InvalidPoolException naming file, line and column, if the table cannot be used
     */
    default Optional<MeasuredTable> table(MeterSite site) {
        return Optional.empty();
    }

    /**
     * Reads and validates everything that the meters of one evaluator share.
     *
     * @throws InvalidPoolException if a file is missing or does not fit the space
     */
    MeterSource load(MeterSite site);
}
