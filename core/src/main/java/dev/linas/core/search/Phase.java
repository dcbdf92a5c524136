package dev.linas.core.search;

import dev.linas.core.objective.Objective;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings that a search changes from some round on. Settings left out stay as they were.
 *
 * @param fromRound first round that it holds for, &ge; 1
 * @param population candidates of a round, &ge; 1
 * @param innerEvaluations predicted sub-networks of an inner search, &ge; 1
 * @param predictors kind of predictor: none (as before), one for all objectives, or one for each
 * @param algorithm algorithm of the inner search
 */
public record Phase(
        int fromRound,
        OptionalInt population,
        OptionalInt innerEvaluations,
        List<String> predictors,
        Optional<AlgorithmChoice> algorithm) {
    public Phase {
        predictors = List.copyOf(predictors);
        requirePositive("from_round", OptionalInt.of(fromRound));
        requirePositive("population", population);
        requirePositive("inner_evaluations", innerEvaluations);
    }

    /** The same for one of the fronts of a search with these objectives. */
    Phase on(DeviceFront front, List<Objective> objectives) {
        boolean oneEach = predictors.size() > 1 && predictors.size() == objectives.size();
        return new Phase(
                fromRound,
                population,
                innerEvaluations,
                oneEach ? front.part(predictors) : predictors,
                algorithm);
    }

    private static void requirePositive(String key, OptionalInt value) {
        if (value.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "'schedule.%s' is %d; expected 1 or more".formatted(key, value.getAsInt()));
        }
    }
}
