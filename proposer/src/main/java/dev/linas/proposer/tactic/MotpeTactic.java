package dev.linas.proposer.tactic;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import dev.linas.proposer.motpe.ParzenEstimator;
import dev.linas.proposer.motpe.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The multi-objective tree-structured Parzen estimator (Ozaki, Tanigaki, Watanabe, Onishi:
 * Multiobjective tree-structured Parzen estimator for computationally expensive optimization
 * problems, 2020; extended 2022): what was measured is split into a small better and a large worse
 * part; of {@value #DRAWS} sub-networks drawn from the density of the better part the one is taken
 * whose density there is largest relative to the worse part. It asks no predictor.
 *
 * <p>The candidates of a round are drawn independently of each other.
 */
public final class MotpeTactic implements Tactic {
    private static final int DRAWS = 24;

    @Override
    public String name() {
        return "motpe";
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        if (request.round() == 0) {
            return ProposalSampler.initial(request, Composition.design(request.spec()));
        }
        Set<Genome> seen = new HashSet<>();
        List<Prediction> measured = new ArrayList<>();
        for (Evaluation row : request.history()) {
            if (row.complete() && seen.add(row.genome())) {
                measured.add(
                        Prediction.of(row.genome(), row.values(), request.spec().objectives()));
            }
        }
        if (measured.isEmpty()) {
            return ProposalSampler.fill(request, request.count(), request.barred());
        }
        Estimators estimators = new Estimators(request.spec().space(), Split.of(measured));
        return ProposalSampler.bred(request, estimators::draw);
    }

    /** The densities of both parts. */
    private record Estimators(SearchSpace space, ParzenEstimator better, ParzenEstimator worse) {
        Estimators(SearchSpace space, Split split) {
            this(
                    space,
                    ParzenEstimator.of(space, split.better(), split.weights()),
                    ParzenEstimator.of(space, split.worse(), null));
        }

        Genome[] draw(SplittableRandom random) {
            int[] chosen = new int[space.size()];
            double best = Double.NEGATIVE_INFINITY;
            for (int d = 0; d < DRAWS; d++) {
                int[] options = new int[chosen.length];
                double ratio = 0;
                for (int v = 0; v < options.length; v++) {
                    options[v] = better.draw(v, random);
                    ratio +=
                            StrictMath.log(
                                    better.density(v, options[v]) / worse.density(v, options[v]));
                }
                if (ratio > best) {
                    best = ratio;
                    chosen = options;
                }
            }
            return new Genome[] {space.canonical(Genome.of(chosen))};
        }
    }
}
