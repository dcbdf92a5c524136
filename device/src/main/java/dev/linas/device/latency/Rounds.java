package dev.linas.device.latency;

import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The samples of one measurement, in milliseconds: rounds in which each session of the work has a
 * turn, with a turn of the reference before and after each round. Not thread-safe.
 */
final class Rounds {
    private static final double[] NO_REFERENCE = {};

    /** A device does not slow down by more within half a second, against its faster moments. */
    private static final double MOST_OF_A_PACE = 2;

    private final int sessions;
    private final List<Turn> turns = new ArrayList<>();
    private final List<double[]> references = new ArrayList<>();
    private int count;

    /**
     * @param sessions how many take turns, at least 1
     */
    Rounds(int sessions) {
        this.sessions = sessions;
    }

    private static final class Turn {
        private final int session;
        private final int round;
        private final double[] samples;

        Turn(int session, int round, double[] samples) {
            this.session = session;
            this.round = round;
            this.samples = samples;
        }
    }

    /** A turn of the reference, which ends a round and begins the next. */
    void reference(double[] samples) {
        references.add(samples);
    }

    /** Ends a round, and begins the next, where there is no reference. */
    void end() {
        references.add(NO_REFERENCE);
    }

    /** A turn of the work. */
    void work(int session, double[] samples) {
        turns.add(new Turn(session, references.size() - 1, samples));
        count += samples.length;
    }

    /** How many samples of the work there are. */
    int count() {
        return count;
    }

    /** Whether every session had a turn. */
    boolean isComplete() {
        return turns.size() >= sessions;
    }

    /** The samples of the work as they were taken. */
    double[] asTaken() {
        return turns.stream().flatMapToDouble(turn -> Arrays.stream(turn.samples)).toArray();
    }

    /** Each sample over the reference's time around it; as taken where there is no reference. */
    double[] relativeToReference() {
        return turns.stream().flatMapToDouble(this::relative).toArray();
    }

    /** The median of each session's samples, as {@link #relativeToReference()} gives them. */
    double[] sessionMedians() {
        return IntStream.range(0, sessions)
                .mapToDouble(
                        session ->
                                Quantiles.median(
                                        turns.stream()
                                                .filter(turn -> turn.session == session)
                                                .flatMapToDouble(this::relative)
                                                .toArray()))
                .toArray();
    }

    /**
     * The median of all samples of the reference, as far as it is no slower than the device may
     * have become; there must be one.
     */
    double referenceMedian() {
        return Math.min(Quantiles.median(allOfReference()), slowest());
    }

    private DoubleStream relative(Turn turn) {
        double[] around =
                references.subList(turn.round, Math.min(turn.round + 2, references.size())).stream()
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        double unit = around.length == 0 ? 1 : Math.min(Quantiles.median(around), slowest());
        return Arrays.stream(turn.samples).map(sample -> sample / unit);
    }

    /**
     * The slowest sample that counts. A slower one tells of other processes that had the processor
     * in most of a turn, not of the device: a value over it would be a fraction of the true one.
     */
    private double slowest() {
        double[] sorted = allOfReference();
        Arrays.sort(sorted);
        return MOST_OF_A_PACE * Quantiles.ofSorted(0.25, sorted);
    }

    private double[] allOfReference() {
        return references.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
