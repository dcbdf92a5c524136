package dev.linas.evaluator.meter;

import dev.linas.evaluator.settings.InvalidPoolException;
import java.util.List;

/** The validated settings of one kind of meter; its files are not opened yet. */
public interface MeterSettings {

    /** Names of the metrics that the meter is set to serve, in the order of its settings. */
    List<String> metricNames();

    /**
     * Reads and validates everything that the meters of one evaluator share.
     *
     * @throws InvalidPoolException if a file is missing or does not fit the space
     */
    MeterSource load(MeterSite site);
}
