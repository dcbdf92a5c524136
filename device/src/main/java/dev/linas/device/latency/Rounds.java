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

    /** The median of all samples of the reference; there must be one. */
    double referenceMedian() {
        return Quantiles.median(references.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    private DoubleStream relative(Turn turn) {
        double[] around =
                references.subList(turn.round, Math.min(turn.round + 2, references.size())).stream()
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        double unit = around.length == 0 ? 1 : Quantiles.median(around);
        return Arrays.stream(turn.samples).map(sample -> sample / unit);
    }
}
