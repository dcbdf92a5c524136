package dev.linas.searches.simulation;

import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.result.ClosedRound;
import dev.linas.searches.result.SearchResult;
import dev.linas.trainer.round.TrainingOutcome;
import dev.linas.trainer.round.TrainingRequest;
import dev.linas.trainer.round.TrainingStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One search as a plain loop: propose, measure, train, until it finishes. It gives the candidates,
 * in the same order, that the stream gives when every round is complete. Deterministic for
 * deterministic meters.
 */
final class Simulation {
    private final SearchSpec spec;
    private final ObjectiveMeters meters;
    private final SimulationProgress progress;
    private final ProposalStep step;

    private final List<Evaluation> evaluations = new ArrayList<>();
    private final List<ClosedRound> closedRounds = new ArrayList<>();
    private final Set<Genome> proposed = new HashSet<>();
    private List<Predictor> predictors = List.of();
    private Optional<List<Double>> referencePoint;
    private OptionalDouble hypervolume = OptionalDouble.empty();
    private int stagnantRounds;

    Simulation(SearchSpec spec, ObjectiveMeters meters, SimulationProgress progress) {
        this(spec, meters, progress, ProposalStep.standard());
    }

    Simulation(
            SearchSpec spec,
            ObjectiveMeters meters,
            SimulationProgress progress,
            ProposalStep step) {
        this.spec = spec;
        this.meters = meters;
        this.progress = progress;
        this.step = step;
        this.referencePoint = spec.referencePoint();
    }

    /**
     * Runs the search to its end.
     *
     * @throws InterruptedException if the thread was interrupted while measuring
     */
    SearchResult run() throws InterruptedException {
        for (int round = 0; ; round++) {
            List<Proposal> proposals = propose(round);
            measure(round, proposals);
            TrainingOutcome outcome = train(round);
            closedRounds.add(closed(round, outcome));
            progress.roundClosed(spec, round, evaluations.size(), outcome.hypervolume());
            if (outcome.finishReason().isPresent()) {
                return new SearchResult(
                        spec,
                        evaluations,
                        outcome.front(),
                        hypervolume(outcome),
                        outcome.referencePoint(),
                        AlsoMeasured.NOTHING,
                        closedRounds,
                        outcome.finishReason().map(Enum::name));
            }
            if (proposals.isEmpty()) {
                throw new IllegalStateException(
                        "search %s, round %d: nothing is left to propose, but it did not finish"
                                .formatted(spec.id(), round));
            }
        }
    }

    private ClosedRound closed(int round, TrainingOutcome outcome) {
        List<ClosedRound.PredictorFit> fits = new ArrayList<>();
        for (int o = 0; o < outcome.predictors().size(); o++) {
            FittedPredictor fitted = outcome.predictors().get(o);
            fits.add(
                    new ClosedRound.PredictorFit(
                            spec.objectives().get(o).id(),
                            fitted.kind(),
                            fitted.quality().mape(),
                            fitted.quality().kendallTauB()));
        }
        return new ClosedRound(
                round,
                evaluations.size(),
                hypervolume(outcome),
                fits,
                outcome.paretoRankTau(),
                deviceHypervolumes(outcome));
    }

    private Map<String, Double> deviceHypervolumes(TrainingOutcome outcome) {
        Map<String, Double> hypervolumes = new LinkedHashMap<>();
        outcome.referencePoint()
                .map(point -> FrontVolume.byDevice(outcome.front(), spec.objectives(), point))
                .orElse(Map.of())
                .forEach((device, volume) -> hypervolumes.put(device, volume.value()));
        return hypervolumes;
    }

    private static double hypervolume(TrainingOutcome outcome) {
        return outcome.referencePoint().isPresent() ? outcome.hypervolume() : Double.NaN;
    }

    private List<Proposal> propose(int round) {
        return step.propose(
                spec, round, spec.budget(), evaluations.size(), evaluations, predictors, proposed);
    }

    private void measure(int round, List<Proposal> proposals) throws InterruptedException {
        for (int index = 0; index < proposals.size(); index++) {
            Proposal proposal = proposals.get(index);
            proposed.add(proposal.genome());
            evaluations.add(
                    meters.evaluate(
                            round,
                            index,
                            proposal.genome(),
                            proposal.repeat(),
                            proposal.unasked()));
        }
    }

    private TrainingOutcome train(int round) {
        TrainingOutcome outcome =
                TrainingStep.train(
                        new TrainingRequest(
                                spec,
                                round,
                                spec.budget(),
                                evaluations,
                                referencePoint,
                                hypervolume,
                                stagnantRounds,
                                false));
        predictors = outcome.predictors().stream().map(FittedPredictor::predictor).toList();
        referencePoint = outcome.referencePoint();
        hypervolume = OptionalDouble.of(outcome.hypervolume());
        stagnantRounds = outcome.stagnantRounds();
        return outcome;
    }
}
