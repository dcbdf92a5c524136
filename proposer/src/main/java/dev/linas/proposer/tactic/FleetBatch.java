package dev.linas.proposer.tactic;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.proposer.batch.BatchRequest;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A batch that serves the fronts of several devices (docs/decisions/0220): its places are dealt to
 * the devices in turn, from round to round. Each chooses for its own front, as a search without
 * devices would; what was chosen for those before it counts as measured, at its predicted means.
 *
 * @param composition what each device chooses with
 * @param request the round
 * @param problem all objectives of the search
 */
record FleetBatch(Composition composition, ProposalRequest request, PredictedProblem problem) {

    /**
     * Chooses the batch.
     *
     * @param rows evaluations whose fronts the searches begin with and the selections add to
     * @param searchRound round whose random numbers the searches get
     * @return fewer than asked for only if the searches find no more; with predictions for all
     *     objectives
     */
    List<Prediction> select(List<Evaluation> rows, int searchRound) {
        long seed = request.spec().seed();
        SplittableRandom searching = Seeds.stream(seed, searchRound, Seeds.Purpose.INNER_SEARCH);
        SplittableRandom choosing = ProposalSampler.stream(request, Seeds.Purpose.BATCH_SELECTION);
        List<DeviceFront> fronts =
                DeviceFront.of(request.spec().objectives()).stream()
                        .filter(front -> !front.complete(rows).isEmpty())
                        .toList();
        List<Genome> chosen = new ArrayList<>();
        int devices = fronts.size();
        for (int turn = 0; turn < Math.min(devices, request.count()); turn++) {
            int places = (request.count() + devices - 1 - turn) / devices;
            DeviceFront front = fronts.get((first(devices) + turn) % devices);
            chosen.addAll(select(front, rows, chosen, places, searching.split(), choosing.split()));
        }
        return problem.score(chosen);
    }

    /** The device that comes after the last one of the round before. */
    private int first(int devices) {
        return (int) ((request.round() - 1L) * request.count() % devices);
    }

    private List<Genome> select(
            DeviceFront device,
            List<Evaluation> rows,
            List<Genome> chosen,
            int places,
            SplittableRandom searching,
            SplittableRandom choosing) {
        List<Evaluation> asked = request.history().stream().map(device::part).toList();
        PredictedProblem own = composition.open(problem.on(device), asked);
        List<Evaluation> known = new ArrayList<>(device.complete(rows));
        List<Evaluation> front = ParetoFront.of(known, device.objectives());
        List<Prediction> explored =
                composition.explore(own, front, request.spec().innerEvaluations(), searching);
        known.addAll(believed(own, chosen));
        Set<Genome> barred = new HashSet<>(request.barred());
        barred.addAll(chosen);
        return composition
                .selection()
                .select(
                        new BatchRequest(
                                own,
                                explored,
                                ParetoFront.of(known, device.objectives()),
                                places,
                                barred,
                                choosing))
                .stream()
                .map(Prediction::genome)
                .toList();
    }

    /** Sub-networks as if they had turned out as predicted. */
    private List<Evaluation> believed(PredictedProblem own, List<Genome> chosen) {
        List<Evaluation> believed = new ArrayList<>();
        for (Prediction prediction : own.score(chosen)) {
            double[] values =
                    prediction.values().stream().mapToDouble(Double::doubleValue).toArray();
            believed.add(
                    new Evaluation(
                            request.round(), believed.size(), prediction.genome(), values, false));
        }
        return believed;
    }
}
