package dev.linas.trainer.round;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.search.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * Closes a round: fits the predictors to all rows, updates the front and its hypervolume, and
 * decides whether the search ends. Pure: the same request gives the same outcome, bit for bit, on
 * every machine.
 */
public final class TrainingStep {
    private TrainingStep() {}

    /**
     * Closes a round.
     *
     * @throws IllegalArgumentException if the search asks for an unknown kind of predictor
     */
    public static TrainingOutcome train(TrainingRequest request) {
        List<Objective> objectives = request.spec().objectives();
        List<Evaluation> front = ParetoFront.of(request.rows(), objectives);
        Optional<List<Double>> reference =
                request.spec()
                        .referencePoint()
                        .or(request::referencePoint)
                        .or(() -> ReferencePoint.freeze(request.rows(), objectives));
        double hypervolume =
                reference.map(point -> hypervolume(front, objectives, point)).orElse(0.0);
        int failed = (int) request.rows().stream().filter(row -> !row.complete()).count();
        int stagnant = stagnantRounds(request, hypervolume);
        RoundFit fit = RoundFit.of(request);
        return new TrainingOutcome(
                fit.predictors(),
                fit.paretoRankTau(),
                front,
                hypervolume,
                reference,
                request.rows().size(),
                failed,
                stagnant,
                Finish.reason(request, stagnant));
    }

    private static double hypervolume(
            List<Evaluation> front, List<Objective> objectives, List<Double> reference) {
        double[] point = reference.stream().mapToDouble(Double::doubleValue).toArray();
        List<double[]> feasible =
                front.stream()
                        .map(Evaluation::values)
                        .filter(values -> ObjectiveCosts.violation(values, objectives) == 0)
                        .map(values -> ObjectiveCosts.of(values, objectives))
                        .toList();
        return Hypervolume.of(feasible, ObjectiveCosts.of(point, objectives));
    }

    private static int stagnantRounds(TrainingRequest request, double hypervolume) {
        boolean grew =
                request.previousHypervolume().isEmpty()
                        || hypervolume > request.previousHypervolume().getAsDouble();
        return grew ? 0 : request.stagnantRounds() + 1;
    }
}
