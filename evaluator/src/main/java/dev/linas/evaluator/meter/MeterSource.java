package dev.linas.evaluator.meter;

import dev.linas.tasks.settings.InvalidPoolException;

/** Gives a meter to every worker of an evaluator; data loaded once is shared. Thread-safe. */
public interface MeterSource {

    /** The description that all meters of this source have. */
    MeterDescription description();

    /**
     * Opens a meter for one worker.
     *
     * @throws InvalidPoolException if it cannot be opened, for example a process not be started
     */
    Meter open();
}
