package dev.linas.evaluator.meter.onnx;

import dev.linas.device.CpuUse;
import dev.linas.device.OncePerMinute;
import dev.linas.device.latency.IntervalWidths;
import dev.linas.device.latency.LatencyReading;
import dev.linas.device.latency.RepeatAllowance;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes readings, and takes one again that others disturbed if they leave the machine soon. How
 * long it waits and repeats is bounded by a {@link RepeatAllowance}. Tells at most once a minute
 * how busy others are and what that does to the intervals, where it lasts or widens them. Not
 * thread-safe.
 */
final class QuietTiming {
    private static final Logger LOG = LoggerFactory.getLogger(QuietTiming.class);

    /** Processors' worth of others' work from which a reading counts as disturbed. */
    private static final double NOTABLE = 0.25;

    private static final long LOOK_MILLIS = 150;
    private static final int LOOKS = 5;

    /**
     * Disturbed readings in a row from which on others' work is told though it widens no interval:
     * a short one is dealt with, and nobody can do anything about it.
     */
    private static final int LASTING = 3;

    private final String pool;
    private final RepeatAllowance allowance = new RepeatAllowance();
    private final OncePerMinute seldom = new OncePerMinute();
    private final IntervalWidths widths = new IntervalWidths();
    private int inARow;

    /**
     * @param pool name of the pool, for messages
     */
    QuietTiming(String pool) {
        this.pool = pool;
    }

    /** Takes one reading. */
    @FunctionalInterface
    interface Timing {
        LatencyReading take() throws InterruptedException;
    }

    /**
     * A reading and what was going on.
     *
     * @param reading the reading
     * @param others how busy others were meanwhile; empty where nobody knows
     * @param repeats readings that were dropped for it
     */
    record Taken(LatencyReading reading, Optional<CpuUse> others, int repeats) {
        private double contended() {
            return others.map(CpuUse::contended).orElse(0.0);
        }

        private boolean isDisturbed() {
            return contended() > NOTABLE;
        }
    }

    /** Takes a reading, once more if it was disturbed and the machine becomes quiet in time. */
    Taken take(Timing timing) throws InterruptedException {
        Taken taken = once(timing, 0);
        double seconds = taken.others().map(CpuUse::seconds).orElse(0.0);
        allowance.measured(seconds);
        if (taken.isDisturbed() && becomesQuiet(seconds)) {
            allowance.spend(seconds);
            Taken again = once(timing, 1);
            taken = again.contended() < taken.contended() ? again : taken;
        }
        tell(taken);
        return taken;
    }

    private static Taken once(Timing timing, int repeats) throws InterruptedException {
        CpuUse.Watch watch = new CpuUse.Watch();
        LatencyReading reading = timing.take();
        return new Taken(reading, watch.soFar(), repeats);
    }

    /** Waits a little for it, as long as a reading of that length may follow. */
    private boolean becomesQuiet(double seconds) throws InterruptedException {
        for (int i = 0; i < LOOKS && allowance.allows(seconds + LOOK_MILLIS / 1e3); i++) {
            CpuUse.Watch watch = new CpuUse.Watch();
            Thread.sleep(LOOK_MILLIS);
            allowance.spend(LOOK_MILLIS / 1e3);
            if (watch.soFar().map(CpuUse::contended).orElse(NOTABLE) < NOTABLE) {
                return true;
            }
        }
        return false;
    }

    private void tell(Taken taken) {
        double percent = 100 * taken.reading().statistics().relativeHalfWidth();
        if (!taken.isDisturbed()) {
            widths.quiet(percent);
            inARow = 0;
            return;
        }
        inARow++;
        if ((inARow >= LASTING || widths.isNotablyWider(percent)) && seldom.isTime()) {
            LOG.warn(
                    "pool {}: others keep {} of {} processors busy while latencies are measured;"
                            + " {}",
                    pool,
                    String.format(Locale.ROOT, "%.1f", taken.contended()),
                    Runtime.getRuntime().availableProcessors(),
                    widths.describe(percent));
        }
    }
}
