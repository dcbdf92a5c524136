package dev.linas.proposer.evolution;

import dev.linas.core.pareto.Dominance;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * C-TAEA (Li, Chen, Fu, Yao: Two-archive evolutionary algorithm for constrained multiobjective
 * optimization, 2019): one archive drives towards the feasible front, the other explores what the
 * first neglects, bounds aside; parents come from whichever has more of the joint front.
 */
public final class Ctaea implements DecompositionAlgorithm {
    @Override
    public String name() {
        return "ctaea";
    }

    @Override
    public Evolution begin(Decomposition decomposition) {
        return new Run(decomposition);
    }

    private static final class Run implements Evolution {
        private final Variation variation;
        private final double[][] directions;
        private final int objectives;
        private List<Prediction> convergence = List.of();
        private List<Prediction> diversity = List.of();

        /** Share of the joint front that the convergence archive holds. */
        private double converged;

        Run(Decomposition decomposition) {
            this.variation = decomposition.variation();
            this.directions = decomposition.directions();
            this.objectives = decomposition.objectives();
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            Merged merged = Merged.of(convergence, scored);
            Scaling scaling = Scaling.of(merged.front(0), objectives);
            Subregions subregions = new Subregions(directions, scaling);
            List<Prediction> explored = new ArrayList<>(diversity);
            explored.addAll(scored);
            convergence = new ConvergenceArchive(subregions).update(merged.individuals());
            diversity = new DiversityArchive(subregions).update(explored, convergence);
            converged = shareOfFront();
        }

        private double shareOfFront() {
            List<Prediction> all = new ArrayList<>(convergence);
            all.addAll(diversity);
            int[] ranks = NonDominatedSorting.ranks(Prediction.costs(all));
            int ofConvergence = 0;
            int ofDiversity = 0;
            for (int i = 0; i < ranks.length; i++) {
                if (ranks[i] == 0 && i < convergence.size()) {
                    ofConvergence++;
                } else if (ranks[i] == 0) {
                    ofDiversity++;
                }
            }
            return ofConvergence / (double) (ofConvergence + ofDiversity);
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            Genome mother = tournament(converged > 0.5 ? convergence : diversity, random);
            boolean fromConvergence = random.nextDouble() < converged;
            Genome father = tournament(fromConvergence ? convergence : diversity, random);
            return variation.children(mother, father, random);
        }

        /** The feasible one wins, of two feasible ones the dominating one, else chance. */
        private static Genome tournament(List<Prediction> archive, SplittableRandom random) {
            Prediction left = archive.get(random.nextInt(archive.size()));
            Prediction right = archive.get(random.nextInt(archive.size()));
            boolean rightWins = random.nextBoolean();
            if (left.violation() == 0 && right.violation() == 0) {
                double[][] costs = Prediction.costs(List.of(left, right));
                rightWins =
                        !Dominance.dominates(costs[0], costs[1])
                                && (rightWins || Dominance.dominates(costs[1], costs[0]));
            } else if (left.violation() == 0 || right.violation() == 0) {
                rightWins = right.violation() == 0;
            }
            return (rightWins ? right : left).genome();
        }
    }
}
