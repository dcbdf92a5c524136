package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import dev.linas.core.sampling.SampleStatistics;
import dev.linas.device.energy.EnergyCounter;
import dev.linas.device.energy.EnergyCounter.Mark;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.Sampling;
import dev.linas.supernet.inference.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Millijoules that one batch costs: what the packages and their memory draw in a window of
 * back-to-back runs, idle share included, over the runs; the median of windows.
 */
final class EnergyProbe implements Probe {
    private static final Metric METRIC = Metric.cost("energy_mj", "mJ");

    static final ProbeKind KIND =
            new ProbeKind(
                    List.of(METRIC),
                    Set.of(
                            ProbeTrait.NEEDS_MODEL,
                            ProbeTrait.NEEDS_DEVICE,
                            ProbeTrait.DEPENDS_ON_MACHINE),
                    setup -> obstacle(setup, EnergyCounter.LINUX),
                    setup -> new EnergyProbe(setup, counter(EnergyCounter.LINUX)));

    /** The counters move about every millisecond, so a window of a hundred is right to 1 %. */
    private static final Duration WINDOW = Duration.ofMillis(100);

    private static final int LEAST_WINDOWS = 5;

    private final OnnxSetup setup;
    private final EnergyCounter counter;
    private final TimedRuns runs;

    EnergyProbe(OnnxSetup setup, EnergyCounter counter) {
        this.setup = setup;
        this.counter = counter;
        this.runs = new TimedRuns(setup, TimedPart.WHOLE);
    }

    static Optional<String> obstacle(OnnxSetup setup, Path powercap) {
        if (setup.provider() != Provider.CPU) {
            return Optional.of("energy is counted for provider cpu only");
        }
        return EnergyCounter.find(powercap).obstacle();
    }

    private static EnergyCounter counter(Path powercap) {
        return EnergyCounter.find(powercap).counter().orElseThrow();
    }

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException {
        try (TimedRun run = runs.of(model, 1).get(0)) {
            int times = 0;
            long end = System.nanoTime() + WINDOW.toNanos();
            do {
                run.once();
                times++;
            } while (System.nanoTime() - end < 0);
            double[] samples = new double[windows()];
            for (int i = 0; i < samples.length; i++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while measuring energy");
                }
                samples[i] = window(run, times);
            }
            return Map.of(METRIC.name(), outcome(samples, times));
        }
    }

    private double window(TimedRun run, int times) {
        Mark start = counter.mark();
        for (int i = 0; i < times; i++) {
            run.once();
        }
        return counter.millijoulesSince(start) / times;
    }

    private int windows() {
        long fitting = setup.settings().latency().budget().dividedBy(WINDOW);
        return (int) Math.max(LEAST_WINDOWS, Math.min(fitting, SampleStatistics.LEAST_FOR_P90));
    }

    private static MetricOutcome outcome(double[] samples, int runs) {
        return MetricOutcome.sampled(
                new Sampling(
                        METRIC.unit(),
                        runs,
                        Arrays.stream(samples).boxed().toList(),
                        SampleStatistics.of(samples)));
    }
}
