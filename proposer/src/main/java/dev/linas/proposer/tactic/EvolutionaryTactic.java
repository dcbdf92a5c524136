package dev.linas.proposer.tactic;

import dev.linas.core.random.Seeds;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.evolution.Evolution;
import dev.linas.proposer.evolution.EvolutionSettings;
import dev.linas.proposer.evolution.EvolutionaryAlgorithm;
import dev.linas.proposer.inner.Prediction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An evolutionary algorithm that measures every individual and asks no predictor. The run is
 * rebuilt from the history each time: round by round it is told what was measured; failed ones it
 * never sees. A round is its generation, and unless the search says otherwise it keeps as many
 * survivors as the larger of round 0 and a later round has candidates.
 */
public final class EvolutionaryTactic implements Tactic {
    @Override
    public String name() {
        return "evolutionary";
    }

    @Override
    public boolean runsAlgorithm() {
        return true;
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        if (request.round() == 0) {
            return ProposalSampler.initial(request, Composition.design(request.spec()));
        }
        Map<Integer, List<Prediction>> generations = generations(request);
        return generations.isEmpty()
                ? ProposalSampler.fill(request, request.count(), request.barred())
                : ProposalSampler.bred(request, replay(request.spec(), generations)::mate);
    }

    /** The measured rows, by round. */
    private static Map<Integer, List<Prediction>> generations(ProposalRequest request) {
        Set<Genome> seen = new HashSet<>();
        return request.history().stream()
                .filter(Evaluation::complete)
                .filter(row -> seen.add(row.genome()))
                .collect(
                        Collectors.groupingBy(
                                Evaluation::round,
                                TreeMap::new,
                                Collectors.mapping(
                                        row ->
                                                Prediction.of(
                                                        row.genome(),
                                                        row.values(),
                                                        request.spec().objectives()),
                                        Collectors.toList())));
    }

    private static Evolution replay(SearchSpec spec, Map<Integer, List<Prediction>> generations) {
        Optional<AlgorithmChoice> choice = spec.strategy().algorithm();
        int objectives = spec.objectives().size();
        EvolutionaryAlgorithm algorithm = Algorithms.chosen(choice, objectives);
        EvolutionSettings given = EvolutionSettings.of(algorithm, choice, spec.space());
        int survivors = Math.max(2, Math.max(spec.population(), spec.initialPopulation()));
        boolean asked = EvolutionSettings.POPULATION.in(given.given()).isPresent();
        EvolutionSettings settings = asked ? given : given.withPopulation(survivors);
        Evolution evolution = algorithm.begin(spec.space(), objectives, settings);
        generations.forEach(
                (round, generation) ->
                        evolution.tell(
                                generation,
                                Seeds.stream(spec.seed(), round, Seeds.Purpose.BATCH_SELECTION)));
        return evolution;
    }
}
