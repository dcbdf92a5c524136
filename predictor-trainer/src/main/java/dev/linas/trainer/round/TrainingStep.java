package dev.linas.trainer.round;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.PooledRows;
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
        List<Evaluation> rows = PooledRows.of(request.rows());
        List<Evaluation> front = ParetoFront.of(rows, objectives);
        Optional<List<Double>> reference =
                request.spec()
                        .referencePoint()
                        .or(
                                () ->
                                        request.referencePoint()
                                                .map(
                                                        point ->
                                                                ReferencePoint.completed(
                                                                        point, rows, objectives)))
                        .or(() -> ReferencePoint.freeze(rows, objectives));
        Optional<Volume> volume = reference.map(point -> FrontVolume.of(front, objectives, point));
        int failed = (int) request.rows().stream().filter(Evaluation::failed).count();
        int stagnant = Stagnation.rounds(request, front, reference, volume);
        RoundFit fit = RoundFit.of(request);
        return new TrainingOutcome(
                fit.predictors(),
                fit.paretoRankTau(),
                front,
                volume.map(Volume::value).orElse(0.0),
                reference,
                request.rows().size(),
                failed,
                stagnant,
                Finish.reason(request, stagnant));
    }
}
