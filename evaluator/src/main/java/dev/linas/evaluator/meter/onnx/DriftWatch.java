package dev.linas.evaluator.meter.onnx;

import dev.linas.core.sampling.SampleStatistics;
import dev.linas.core.space.Genome;
import dev.linas.device.OncePerMinute;
import dev.linas.device.latency.Canary;
import dev.linas.device.latency.LatencyReading;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the smallest sub-network every so many candidates, and tells how far the device has
 * drifted. The first reading of a process, which runs cold, does not count. Not thread-safe.
 */
final class DriftWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    private static final double NOTABLE = 0.05;
    private static final int FIRST_READINGS = 3;

    private final String pool;
    private final int interval;
    private final LatencyProbe probe;
    private final Genome smallest;
    private final Canary canary = new Canary();
    private final Map<String, String> facts = new TreeMap<>();
    private long candidates;
    private final OncePerMinute seldom = new OncePerMinute();

    /**
     * @param probe measures it just as it measures candidates
     */
    DriftWatch(OnnxSetup setup, LatencyProbe probe) {
        this.pool = setup.pool();
        this.interval = setup.settings().canary();
        this.probe = probe;
        this.smallest = setup.network().planner().smallest();
    }

    /**
     * Looks at the device if it is time to, before a candidate's latency is measured.
     *
     * @param builder builds the smallest sub-network anew each time, so that no session stays open
     */
    void beforeCandidate(ModelBuilder builder) throws InterruptedException {
        if (interval == 0 || candidates++ % interval != 0) {
            return;
        }
        try (BuiltModel model = builder.built(smallest)) {
            if (candidates == 1) {
                probe.time(model);
                for (int i = 1; i < FIRST_READINGS; i++) {
                    note(probe.time(model));
                }
            }
            note(probe.time(model));
        }
    }

    private void note(LatencyReading reading) {
        double median = reading.medianAsTaken();
        canary.note(median, reading.statistics().median());
        double drift = canary.drift().orElseThrow();
        facts.put(Canary.MILLIS_FACT, String.format(Locale.ROOT, "%.4f", median));
        facts.put(Canary.DRIFT_FACT, String.format(Locale.ROOT, "%.1f", 100 * drift));
        if (canary.hasDrifted(NOTABLE) && seldom.isTime()) {
            LOG.warn(
                    "pool {}: the device has drifted: its canary takes {} ms, {} % from the start,"
                        + " which is more than its readings vary by; look for other load, heat or"
                        + " another clock frequency",
                    pool, facts.get(Canary.MILLIS_FACT), facts.get(Canary.DRIFT_FACT));
        }
    }

    /** The facts that the last look found, for the user. */
    Map<String, String> facts() {
        return Map.copyOf(facts);
    }

    /** Statistics whose interval also allows for what the device does between two measurements. */
    SampleStatistics widened(SampleStatistics statistics) {
        return statistics.widenedBy(canary.uncertainty());
    }
}
