package dev.linas.benchmarks.quality;

import dev.linas.core.stats.Quantiles;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The trials of one configuration on one problem in figures. Immutable.
 *
 * @param trials at least one, seed by seed
 */
public record Summary(List<Trial> trials) {
    public Summary {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no trials to sum up");
        }
    }

    /** Name of the configuration. */
    public String configuration() {
        return trials.get(0).configuration();
    }

    /** Most evaluations that a trial made. */
    public int evaluations() {
        return trials.stream().mapToInt(Trial::evaluations).max().orElseThrow();
    }

    /**
     * A quantile of the share after so many evaluations.
     *
     * @param quantile 0..1; 0.5 is the median
     */
    public double share(double quantile, int evaluations) {
        return Quantiles.of(quantile, values(trial -> trial.shareAt(evaluations)));
    }

    /**
     * Median of the evaluations to a share; empty if not more than half of the trials reached it.
     */
    public OptionalDouble evaluationsTo(double share) {
        return finite(
                Quantiles.median(
                        values(
                                trial -> {
                                    int reached = trial.evaluationsTo(share).orElse(0);
                                    return reached == 0 ? Double.POSITIVE_INFINITY : reached;
                                })));
    }

    /** Median of the wall time to a share, in seconds; empty if no more than half reached it. */
    public OptionalDouble secondsTo(double share) {
        return finite(
                Quantiles.median(
                        values(
                                trial -> {
                                    int reached = trial.evaluationsTo(share).orElse(0);
                                    return reached == 0
                                            ? Double.POSITIVE_INFINITY
                                            : trial.secondsTo(reached);
                                })));
    }

    /** Number of trials that reached a share. */
    public int reached(double share) {
        return (int) trials.stream().filter(t -> t.evaluationsTo(share).isPresent()).count();
    }

    /** Median wall time of a round after the first, in seconds; NaN if there is none. */
    public double secondsPerRound() {
        return Quantiles.median(
                trials.stream()
                        .flatMap(trial -> trial.rounds().stream())
                        .filter(round -> round.round() > 0)
                        .mapToDouble(Trial.RoundTime::seconds)
                        .toArray());
    }

    /** Median wall time of a search, in seconds. */
    public double seconds() {
        return Quantiles.median(values(Trial::seconds));
    }

    /** Share at the end, trial by trial. */
    public double[] finalShares() {
        return values(Trial::finalShare);
    }

    private double[] values(ToDoubleFunction<Trial> figure) {
        return trials.stream().mapToDouble(figure).toArray();
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
