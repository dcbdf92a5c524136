package dev.linas.evaluator.meter;

import dev.linas.core.fingerprint.WatchedFiles;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Meters that look before every measurement whether the files that they were loaded from are still
 * the same, and refuse to measure where they are not.
 *
 * @param source what opens the meters
 * @param files what they were loaded from
 */
public record WatchedSource(MeterSource source, WatchedFiles files) implements MeterSource {

    @Override
    public MeterDescription description() {
        return source.description();
    }

    @Override
    public Meter open() {
        return new WatchedMeter(source.open(), files);
    }

    private record WatchedMeter(Meter meter, WatchedFiles files) implements Meter {
        @Override
        public MeterDescription describe() {
            return meter.describe();
        }

        @Override
        public MeterReading measure(MeterTask task) throws InterruptedException {
            files.requireUnchanged();
            return meter.measure(task);
        }

        @Override
        public Optional<PairedSamples> compare(String metric, List<Genome> genomes, Duration budget)
                throws InterruptedException {
            files.requireUnchanged();
            return meter.compare(metric, genomes, budget);
        }

        @Override
        public void close() {
            meter.close();
        }
    }
}
