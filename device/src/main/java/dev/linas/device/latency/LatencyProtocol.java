package dev.linas.device.latency;

import java.time.Duration;

/**
 * How long to measure, in what turns, and when enough is enough.
 *
 * @param warmUp time to run before anything counts; at least 0
 * @param warmUpRuns runs before anything counts; at least 1
 * @param sampleTime least time that one sample takes: it is the mean of as many runs as fill it;
 *     above 0. Long against the timer's step, short against the slices in which the operating
 *     system hands a core to others, so that few samples meet one
 * @param samples least number of samples before measuring ends early; at least {@value
 *     #LEAST_SAMPLES}
 * @param budget time after which measuring ends anyhow, warm-up included, once {@value
 *     #LEAST_SAMPLES} samples are there; above 0
 * @param width measuring ends early when half the 95 % interval of the median is within this
 *     fraction of the median; above 0. That of the samples alone: what differs between sessions
 *     does not shrink with more of them
 * @param sessions how often the model is loaded, each time to another place in memory, and timed in
 *     turns; 1 to {@value #MOST_SESSIONS}
 * @param reference whether a fixed sub-network is timed in between, so that what the device does
 *     for seconds can be taken out
 */
public record LatencyProtocol(
        Duration warmUp,
        int warmUpRuns,
        Duration sampleTime,
        int samples,
        Duration budget,
        double width,
        int sessions,
        boolean reference) {

    /** Samples without which no median is quoted. */
    public static final int LEAST_SAMPLES = 8;

    /** Sessions that fit into the fewest samples, each with one. */
    public static final int MOST_SESSIONS = LEAST_SAMPLES;

    /** Most samples of a measurement, because they travel in one record. */
    public static final int MOST_SAMPLES = 16_384;

    /**
     * 50 ms and 10 runs of warm-up, 512 samples of 250 microseconds, 1 % within half a second, 4
     * sessions.
     */
    public static final LatencyProtocol DEFAULT =
            new LatencyProtocol(
                    Duration.ofMillis(50),
                    10,
                    Duration.ofNanos(250_000),
                    512,
                    Duration.ofMillis(500),
                    0.01,
                    4,
                    true);
}
