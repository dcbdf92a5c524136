package dev.linas.benchmarks.scale;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Simulates devices: sleeps, answers with sums over the genome, and remembers when it was asked and
 * when it answered. Some of the meters that it opens, the first ones, may be slower. Thread-safe.
 */
final class SleepingMeter implements MeterSettings, MeterSource {
    /** The metrics that it serves. */
    static final List<String> METRICS = List.of("top1", "latency_ms");

    /**
     * One measurement.
     *
     * @param begin when it was asked, nanoseconds of {@link System#nanoTime}
     * @param end when it answered
     */
    record Visit(long begin, long end) {}

    private final long millis;
    private final int slow;
    private final int slowness;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    /**
     * @param millis how long a measurement takes, 0 or more
     * @param slow meters that are slower
     * @param slowness how many times as long these take
     */
    SleepingMeter(long millis, int slow, int slowness) {
        this.millis = millis;
        this.slow = slow;
        this.slowness = slowness;
    }

    /** How many measurements there were so far. */
    int answers() {
        return answers.get();
    }

    /** The measurements so far, in the order in which they were asked for. */
    List<Visit> visits() {
        return visits.stream().sorted(Comparator.comparingLong(Visit::begin)).toList();
    }

    @Override
    public List<String> metricNames() {
        return METRICS;
    }

    @Override
    public MeterSource load(MeterSite site) {
        return this;
    }

    @Override
    public MeterDescription description() {
        return new MeterDescription(
                METRICS,
                Map.of(),
                Fingerprint.ofMeter("sleeping").with("millis", Long.toString(millis)).toHex(),
                Optional.empty());
    }

    @Override
    public Meter open() {
        long sleep = opened.getAndIncrement() < slow ? slowness * millis : millis;
        return new Meter() {
            @Override
            public MeterDescription describe() {
                return description();
            }

            @Override
            public MeterReading measure(MeterTask task) throws InterruptedException {
                long begin = System.nanoTime();
                if (sleep > 0) {
                    Thread.sleep(sleep);
                }
                MeterReading reading =
                        MeterReading.of(
                                task.metrics(),
                                metric -> MetricOutcome.exactly(value(metric, task.genome())));
                visits.add(new Visit(begin, System.nanoTime()));
                answers.incrementAndGet();
                return reading;
            }

            @Override
            public void close() {}
        };
    }

    /** Both grow with the options, each in its own way, so that there is a front. */
    private static double value(String metric, Genome genome) {
        double sum = 0;
        for (int v = 0; v < genome.length(); v++) {
            sum +=
                    metric.equals("top1")
                            ? StrictMath.sqrt((1 + v % 7) * genome.option(v))
                            : (1 + v % 5) * genome.option(v);
        }
        return sum;
    }
}
