package dev.linas.evaluator.meter;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Measures sub-networks, one at a time.
 *
 * <p>A meter serves one worker: it need not be thread-safe. {@link #close()} may come from another
 * thread once no measurement is under way.
 */
public interface Meter extends AutoCloseable {

    /**
     * The metrics that this meter can measure, and the fingerprint by which its values are
     * comparable with those of others.
     */
    MeterDescription describe();

    /**
     * Measures one sub-network. What can be expected to go wrong comes back as {@link
     * MetricOutcome.Failed}, never as an exception.
     *
     * @param task the sub-network and the metrics wanted of it
     * @return an outcome for every metric of the task
     * @throws dev.linas.core.fingerprint.ChangedInputException if a file that the values depend on
     *     is no longer what the fingerprint was made of: nothing can be measured any more
     * @throws InterruptedException if the measuring thread was interrupted; the task then counts as
     *     not measured, and the meter can be used again
     */
    MeterReading measure(MeterTask task) throws InterruptedException;

    /**
     * Measures several sub-networks against each other, in turns, so that what the device does
     * meanwhile touches all of them alike. For metrics that differ from one measurement to the
     * next.
     *
     * @param metric one that the settings say it compares ({@link MeterSettings#compares})
     * @param genomes at least one, the more important first
     * @param budget time that it may take; less than what a few rounds take leaves the last ones
     *     out
     * @return values of the first genomes, all of them if time and memory allow; empty if there is
     *     nothing to compare, or it failed
     * @throws InterruptedException if the measuring thread was interrupted
     */
    default Optional<PairedSamples> compare(String metric, List<Genome> genomes, Duration budget)
            throws InterruptedException {
        return Optional.empty();
    }

    /** Gives back whatever the meter holds; does nothing the second time. */
    @Override
    void close();
}
