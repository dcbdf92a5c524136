package dev.linas.benchmarks.quality;

import dev.linas.core.search.Evaluation;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One search of a comparison, with what it had found after each evaluation.
 *
 * @param problem name of the problem
 * @param configuration label of the configuration
 * @param seed its seed
 * @param shares share of the true front's hypervolume after each evaluation, failed ones counted;
 *     at least one
 * @param measuring seconds of measuring up to each evaluation, as meters measured or tables
 *     declare; as many as shares; 0 where none are known
 * @param rounds wall time by round
 * @param front its own front
 */
public record Trial(
        String problem,
        String configuration,
        long seed,
        List<Double> shares,
        List<Double> measuring,
        List<RoundTime> rounds,
        List<Evaluation> front) {

    /**
     * Wall time of one round: proposing, measuring and training.
     *
     * @param round its number
     * @param evaluations evaluations of the search at its end
     * @param seconds how long it took
     */
    public record RoundTime(int round, int evaluations, double seconds) {}

    public Trial {
        Objects.requireNonNull(problem);
        shares = List.copyOf(shares);
        measuring = List.copyOf(measuring);
        rounds = List.copyOf(rounds);
        front = List.copyOf(front);
        if (shares.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s, %s, seed %d: nothing was evaluated"
                            .formatted(problem, configuration, seed));
        }
    }

    /** Number of evaluations made. */
    public int evaluations() {
        return shares.size();
    }

    /** Share after so many evaluations, &ge; 1; that of the end, if the search ended before. */
    public double shareAt(int evaluations) {
        return shares.get(Math.min(evaluations, shares.size()) - 1);
    }

    /** Share at the end. */
    public double finalShare() {
        return shares.get(shares.size() - 1);
    }

    /** The number of evaluations after which a share was first reached; empty if it never was. */
    public OptionalInt evaluationsTo(double share) {
        for (int e = 0; e < shares.size(); e++) {
            if (shares.get(e) >= share) {
                return OptionalInt.of(e + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** Wall time, in seconds, of the rounds up to the one that made the given evaluation. */
    public double secondsTo(int evaluations) {
        double seconds = 0;
        for (RoundTime round : rounds) {
            seconds += round.seconds();
            if (round.evaluations() >= evaluations) {
                break;
            }
        }
        return seconds;
    }

    /** Wall time of all rounds, in seconds. */
    public double seconds() {
        return secondsTo(Integer.MAX_VALUE);
    }
}
