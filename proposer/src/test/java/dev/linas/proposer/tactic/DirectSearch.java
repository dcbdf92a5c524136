package dev.linas.proposer.tactic;

import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Whole searches without predictors: proposes and measures, round by round. */
record DirectSearch(SearchSpec spec, Function<Genome, double[]> bench) {

    /** Two objectives: the first variable trades them, every other one costs both of them. */
    static double[] traded(Genome genome) {
        double wasted = 0;
        for (int v = 1; v < genome.length(); v++) {
            wasted += genome.option(v);
        }
        return new double[] {genome.option(0) + wasted, 7 - genome.option(0) + wasted};
    }

    List<Evaluation> run(int evaluations) {
        List<Evaluation> rows = new ArrayList<>();
        Set<Genome> proposed = new HashSet<>();
        SearchSpace space = spec.space();
        for (int round = 0; rows.size() < evaluations; round++) {
            List<Proposal> proposals =
                    ProposalStep.standard()
                            .propose(
                                    spec,
                                    round,
                                    OptionalInt.of(evaluations),
                                    rows.size(),
                                    rows,
                                    List.of(),
                                    proposed);
            for (int i = 0; i < proposals.size(); i++) {
                Genome genome = proposals.get(i).genome();
                space.check(genome);
                proposed.add(genome);
                rows.add(new Evaluation(round, i, genome, bench.apply(genome), false));
            }
        }
        return rows;
    }

    static double hypervolume(List<Evaluation> rows) {
        return Hypervolume.of(
                rows.stream().map(Evaluation::values).toList(), new double[] {60, 60});
    }
}
