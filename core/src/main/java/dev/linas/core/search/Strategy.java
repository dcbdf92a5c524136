package dev.linas.core.search;

import dev.linas.core.space.Genome;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a search goes about its work, beside its tactic. What is left out is up to the tactic.
 *
 * @param algorithm algorithm of the inner search, or of a tactic that measures directly
 * @param initialDesign kind of initial design, e.g. {@code space-filling}
 * @param batch kind of batch selection, e.g. {@code diversity}
 * @param predictors kind of predictor per objective, in their order; empty: that of the search
 * @param trainingRounds predictors learn from the first so many rounds only, &ge; 1; empty: from all
 * @param groups groups of a search that divides the range of an objective, &ge; 1
 * @param warmStart canonical genomes to measure first in round 0, e.g. the front of another search;
 *     without repetitions
 * @param schedule what changes by round, by {@link Phase#fromRound} ascending
 */
public record Strategy(
        Optional<AlgorithmChoice> algorithm,
        Optional<String> initialDesign,
        Optional<String> batch,
        List<String> predictors,
        OptionalInt trainingRounds,
        OptionalInt groups,
        List<Genome> warmStart,
        List<Phase> schedule) {
    /** Everything is up to the tactic. */
    public static final Strategy DEFAULT =
            new Strategy(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    List.of(),
                    List.of());

    public Strategy {
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(initialDesign);
        Objects.requireNonNull(batch);
        predictors = List.copyOf(predictors);
        warmStart = List.copyOf(warmStart);
        schedule = List.copyOf(schedule);
        requirePositive("training_rounds", trainingRounds);
        requirePositive("groups", groups);
        if (new HashSet<>(warmStart).size() != warmStart.size()) {
            throw new IllegalArgumentException(
                    "'warm_start' names a sub-network twice; expected each once");
        }
        for (int p = 1; p < schedule.size(); p++) {
            if (schedule.get(p - 1).fromRound() >= schedule.get(p).fromRound()) {
                throw new IllegalArgumentException(
                        "'schedule[%d].from_round' is %d, but the phase before begins at %d; expected ascending rounds"
                                .formatted(
                                        p,
                                        schedule.get(p).fromRound(),
                                        schedule.get(p - 1).fromRound()));
            }
        }
    }

    /** The same with another algorithm. */
    public Strategy withAlgorithm(AlgorithmChoice other) {
        return new Strategy(
                Optional.of(other),
                initialDesign,
                batch,
                predictors,
                trainingRounds,
                groups,
                warmStart,
                schedule);
    }

    /** The same with other predictors, one per objective; empty: that of the search. */
    public Strategy withPredictors(List<String> others) {
        return new Strategy(
                algorithm,
                initialDesign,
                batch,
                others,
                trainingRounds,
                groups,
                warmStart,
                schedule);
    }

    /** The same with predictors that learn from the first rounds only. */
    public Strategy withTrainingRounds(int rounds) {
        return new Strategy(
                algorithm,
                initialDesign,
                batch,
                predictors,
                OptionalInt.of(rounds),
                groups,
                warmStart,
                schedule);
    }

    private static void requirePositive(String key, OptionalInt value) {
        if (value.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "'%s' is %d; expected 1 or more".formatted(key, value.getAsInt()));
        }
    }
}
