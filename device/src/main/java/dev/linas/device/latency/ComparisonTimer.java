package dev.linas.device.latency;

import dev.linas.core.stats.PairedSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times several pieces of work against each other. In every round each of them is set up anew, so
 * that its place in memory is another, warmed up and timed for one turn; the order changes from
 * round to round. What slows the device for longer than a round slows all of them.
 */
public final class ComparisonTimer {
    /** Rounds after which more would tell little. */
    private static final int MOST_ROUNDS = 40;

    /** Part of the usual warm-up that one turn gets: 1 / {@value}. */
    private static final int WARM_UP_SHARES = 8;

    private final LongSupplier nanos;
    private final LatencyTimer timer;

    /** A timer on the machine's monotonic clock. */
    public ComparisonTimer() {
        this(System::nanoTime);
    }

    /** A timer on another monotonic clock, in nanoseconds. */
    ComparisonTimer(LongSupplier nanos) {
        this.nanos = nanos;
        this.timer = new LatencyTimer(nanos);
    }

    /**
     * Something that can be set up again and again.
     *
     * @param <E> what it may throw
     */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        /** Sets it up. */
        Session<E> open() throws E;
    }

    /**
     * Something that is set up.
     *
     * @param <E> what it may throw
     */
    public interface Session<E extends Exception> extends LatencyTimer.Run<E>, AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes as many rounds as the budget holds, {@value #MOST_ROUNDS} at most and {@link
     * PairedSamples#LEAST_ROUNDS} at least. Where it does not hold those, the last pieces of work
     * are left out after the first round, but for two.
     *
     * @param works at least one, the more important first
     * @param protocol sample time and warm-up
     * @param budget time that all of it may take
     * @return milliseconds per run of the first pieces of work, of all of them if the budget holds
     * @throws E if the work fails
     * @throws InterruptedException if the thread is interrupted
     */
    public <E extends Exception> PairedSamples time(
            List<? extends Work<E>> works, LatencyProtocol protocol, Duration budget)
            throws E, InterruptedException {
        long start = nanos.getAsLong();
        List<List<Double>> samples = new ArrayList<>();
        works.forEach(work -> samples.add(new ArrayList<>()));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long spent = nanos.getAsLong() - start;
            if (round == 1) {
                int fitting = fitting(works.size(), spent, budget);
                samples.subList(fitting, samples.size()).clear();
            }
            if (round >= PairedSamples.LEAST_ROUNDS && spent + spent / round > budget.toNanos()) {
                break;
            }
            int items = samples.size();
            for (int turn = 0; turn < items; turn++) {
                int forth = round % 2 == 0 ? turn : items - 1 - turn;
                int item = (round + forth) % items;
                try (Session<E> session = works.get(item).open()) {
                    samples.get(item).add(timer.turn(session, protocol, WARM_UP_SHARES));
                }
            }
        }
        return new PairedSamples(samples);
    }

    /** How many of the items have the fewest rounds within the budget, two at least. */
    private static int fitting(int items, long nanosPerRound, Duration budget) {
        double fitting =
                (double) items
                        * budget.toNanos()
                        / (PairedSamples.LEAST_ROUNDS * (double) Math.max(1, nanosPerRound));
        return (int) Math.min(items, Math.max(2, fitting));
    }
}
