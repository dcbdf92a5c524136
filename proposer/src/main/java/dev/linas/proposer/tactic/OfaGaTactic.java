package dev.linas.proposer.tactic;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.proposer.evolution.EvolutionarySearch;
import dev.linas.proposer.evolution.OfaGeneticAlgorithm;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The search of Once-for-All as the LINAS paper compares it (section 4.2, figure 5c): measure round
 * 0, train once, then let a genetic algorithm find the best sub-network within each of several
 * latency limits, spread evenly over the measured range.
 *
 * <p>What it makes best is the first objective that is maximised (the first one, if none is); what
 * it limits is the first of the others. Further objectives are measured but do not guide it. With
 * one objective there is one group without a limit. The inner evaluations are shared by the groups.
 */
public final class OfaGaTactic implements Tactic {
    /** Number of latency limits. */
    private static final Setting<Integer> GROUPS = Setting.wholeNumber("groups", 1);

    private static final int DEFAULT_GROUPS = 4;

    @Override
    public String name() {
        return "ofa-ga";
    }

    @Override
    public Suitability suitability(int objectives) {
        if (objectives == 1) {
            return Suitability.none(
                    "needs two objectives: one to make best and one to limit; expected another"
                            + " objective, or the algorithm ga of 'linas'");
        }
        return objectives > 2
                ? Suitability.poor("minds two objectives; the others are only measured")
                : Suitability.GOOD;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(GROUPS);
    }

    @Override
    public Set<String> fixedKeys() {
        return Set.of("training_rounds", "batch", "algorithm");
    }

    @Override
    public SearchSpec resolved(SearchSpec spec) {
        return spec.with(spec.strategy().withTrainingRounds(1));
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        if (request.round() == 0) {
            return ProposalSampler.initial(request, Composition.design(request.spec()));
        }
        if (request.predictors().isEmpty()) {
            return ProposalSampler.completed(request, List.of());
        }
        List<Genome> chosen =
                inTurns(groups(request), request.count(), new HashSet<>(request.barred()));
        PredictedProblem problem =
                PredictedProblem.of(
                        request.spec().space(), request.spec().objectives(), request.predictors());
        return ProposalSampler.completed(request, problem.score(chosen));
    }

    /** The best of every group in turn; those taken are added to the barred ones. */
    private static List<Genome> inTurns(
            List<List<Prediction>> groups, int count, Set<Genome> barred) {
        List<Genome> chosen = new ArrayList<>();
        int[] next = new int[groups.size()];
        boolean found = true;
        while (found && chosen.size() < count) {
            found = false;
            for (int g = 0; g < next.length && chosen.size() < count; g++) {
                List<Prediction> group = groups.get(g);
                while (next[g] < group.size() && !barred.add(group.get(next[g]).genome())) {
                    next[g]++;
                }
                if (next[g] < group.size()) {
                    chosen.add(group.get(next[g]).genome());
                    found = true;
                }
            }
        }
        return chosen;
    }

    /** The sub-networks that the genetic algorithm found within each limit, the best first. */
    private static List<List<Prediction>> groups(ProposalRequest request) {
        SearchSpec spec = request.spec();
        List<Objective> objectives = spec.objectives();
        int wanted = wanted(objectives);
        List<OptionalDouble> limits = limits(request, limited(objectives, wanted));
        int share = Math.max(1, spec.innerEvaluations() / limits.size());
        SplittableRandom random = Seeds.stream(spec.seed(), 1, Seeds.Purpose.INNER_SEARCH);
        List<List<Prediction>> groups = new ArrayList<>();
        for (OptionalDouble limit : limits) {
            PredictedProblem problem = problem(request, wanted, limit);
            groups.add(
                    new EvolutionarySearch(new OfaGeneticAlgorithm(), OfaGeneticAlgorithm.SETTINGS)
                            .search(problem, List.of(), share, random.split()).stream()
                                    .sorted(Prediction.BETTER_FIRST)
                                    .toList());
        }
        return groups;
    }

    /** The wanted objective first, then the limited one with the group's limit for a bound. */
    private static PredictedProblem problem(
            ProposalRequest request, int wanted, OptionalDouble limit) {
        List<Objective> objectives = request.spec().objectives();
        List<Integer> order = new ArrayList<>(List.of(wanted));
        if (limit.isPresent()) {
            order.add(limited(objectives, wanted));
        }
        List<Objective> asked = new ArrayList<>();
        for (int o : order) {
            Objective given = objectives.get(o);
            asked.add(
                    o == wanted
                            ? given
                            : new Objective(given.metric(), given.pool(), given.goal(), limit));
        }
        return PredictedProblem.of(
                request.spec().space(),
                asked,
                order.stream().map(o -> request.predictors().get(o)).toList());
    }

    private static int wanted(List<Objective> objectives) {
        for (int o = 0; o < objectives.size(); o++) {
            if (objectives.get(o).goal() == Goal.MAXIMIZE) {
                return o;
            }
        }
        return 0;
    }

    private static int limited(List<Objective> objectives, int wanted) {
        return objectives.size() == 1 ? wanted : wanted == 0 ? 1 : 0;
    }

    /** Limits in the unit of the limited objective, the tightest first; none beyond its bound. */
    private static List<OptionalDouble> limits(ProposalRequest request, int limited) {
        Objective objective = request.spec().objectives().get(limited);
        DoubleSummaryStatistics measured =
                request.history().stream()
                        .filter(row -> row.round() == 0)
                        .mapToDouble(row -> objective.toCost(row.value(limited)))
                        .filter(cost -> !Double.isNaN(cost))
                        .summaryStatistics();
        if (request.spec().objectives().size() == 1 || measured.getCount() == 0) {
            return List.of(OptionalDouble.empty());
        }
        int groups = GROUPS.in(request.spec().strategy().settings()).orElse(DEFAULT_GROUPS);
        double most = measured.getMax();
        if (objective.bound().isPresent()) {
            most = Math.min(most, objective.toCost(objective.bound().getAsDouble()));
        }
        List<OptionalDouble> limits = new ArrayList<>();
        for (int g = 1; g <= groups; g++) {
            double cost = measured.getMin() + (most - measured.getMin()) * g / groups;
            limits.add(OptionalDouble.of(objective.toCost(cost)));
        }
        return limits;
    }
}
