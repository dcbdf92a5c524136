package dev.linas.proposer.tactic;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontDoubt;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.PooledRows;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Measures again what may or may not belong to the front, with the last part of a budget
 * (docs/decisions/0241). Pure and deterministic.
 */
public final class Repeats {
    /** Part of the budget that is kept for measuring again, where values have standard errors. */
    public static final Setting<Double> SHARE = Setting.probability("repeat_share");

    /** Share of a search that names none. */
    static final double DEFAULT_SHARE = 0;

    /** A membership that is less likely, or likelier than the rest, is in no doubt. */
    private static final double SURE = 0.05;

    private Repeats() {}

    /**
     * Evaluations at the end of the budget that are kept for measuring again: none where no value
     * has a standard error, and none without a budget.
     *
     * @param budget in evaluations; empty: no limit
     * @param history evaluations so far
     */
    static int reserved(SearchSpec spec, OptionalInt budget, List<Evaluation> history) {
        if (budget.isEmpty() || history.stream().noneMatch(Evaluation::hasSpread)) {
            return 0;
        }
        double share = SHARE.in(spec.strategy().settings()).orElse(DEFAULT_SHARE);
        return (int) (share * budget.getAsInt());
    }

    /**
     * The sub-networks to measure again, the most doubtful first: rows, on the front or near it,
     * whose membership is likely with a probability p between 5 and 95 %, by p (1 - p) over how
     * often they were measured; of several fronts, the most doubtful counts.
     *
     * @param history evaluations so far, by (round, index)
     * @param pending genomes that wait for an answer; not measured again meanwhile
     * @param most how many at most
     */
    static List<Proposal> of(
            List<Objective> objectives, List<Evaluation> history, Set<Genome> pending, int most) {
        Map<Genome, Integer> measured = new HashMap<>();
        history.stream()
                .filter(Evaluation::hasSpread)
                .forEach(row -> measured.merge(row.genome(), 1, Integer::sum));
        List<Evaluation> rows = PooledRows.of(history);
        Map<Genome, Double> doubts = new HashMap<>();
        for (DeviceFront front : DeviceFront.of(objectives)) {
            List<Evaluation> own = front.complete(rows);
            double[] membership = FrontDoubt.membership(own, front.objectives());
            for (int i = 0; i < membership.length; i++) {
                double p = membership[i];
                if (own.get(i).hasSpread() && p >= SURE && p <= 1 - SURE) {
                    Genome genome = own.get(i).genome();
                    doubts.merge(genome, p * (1 - p) / measured.get(genome), Math::max);
                }
            }
        }
        List<Evaluation> doubtful = new ArrayList<>();
        for (Evaluation row : rows) {
            if (row.hasSpread()
                    && doubts.containsKey(row.genome())
                    && !pending.contains(row.genome())) {
                doubtful.add(row);
            }
        }
        return doubtful.stream()
                .sorted(
                        Comparator.<Evaluation>comparingDouble(row -> -doubts.get(row.genome()))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(Evaluation::genome)
                .map(
                        genome ->
                                new Proposal(
                                        genome,
                                        Optional.empty(),
                                        Origin.INNER_SEARCH,
                                        measured.get(genome)))
                .toList();
    }
}
