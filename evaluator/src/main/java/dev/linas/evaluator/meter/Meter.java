package dev.linas.evaluator.meter;

/**
 * Measures sub-networks, one at a time.
 *
 * <p>A meter serves one worker: it need not be thread-safe. {@link #close()} may come from another
 * thread once no measurement is under way.
 */
public interface Meter extends AutoCloseable {

    /** What this meter can measure, and what makes its values comparable with those of others. */
    MeterDescription describe();

    /**
     * Measures one sub-network. What can be expected to go wrong comes back as {@link
     * MetricOutcome.Failed}, never as an exception.
     *
     * @param task the sub-network and the metrics wanted of it
     * @return an outcome for every metric of the task
     * @throws dev.linas.evaluator.fingerprint.ChangedInputException if a file that the values depend on
     *     is no longer what the fingerprint was made of: nothing can be measured any more
     * @throws InterruptedException if the measuring thread was interrupted; the task then counts as
     *     not measured, and the meter can be used again
     */
    MeterReading measure(MeterTask task) throws InterruptedException;

    /** Gives back whatever the meter holds; does nothing the second time. */
    @Override
    void close();
}
