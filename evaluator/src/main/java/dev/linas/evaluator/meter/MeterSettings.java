package dev.linas.evaluator.meter;

import dev.linas.evaluator.settings.InvalidPoolException;

/** The validated settings of one kind of meter; its files are not opened yet. */
public interface MeterSettings {

    /**
     * Reads and validates everything that the meters of one evaluator share.
     *
     * @throws InvalidPoolException if a file is missing or does not fit the space
     */
    MeterSource load(MeterSite site);
}
