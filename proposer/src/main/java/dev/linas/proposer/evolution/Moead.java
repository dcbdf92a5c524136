package dev.linas.proposer.evolution;

import dev.linas.core.linear.EuclideanDistance;
import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * MOEA/D (Zhang and Li: A multiobjective evolutionary algorithm based on decomposition, 2007) with
 * weighted Tchebycheff costs on scaled objectives, neighbourhoods of {@value #NEIGHBOURS}, and
 * mating within them with probability {@value #LOCALITY} (Li and Zhang, 2009).
 *
 * <p>A child competes in the neighbourhood of the subproblem that it suits best (Wang, Zhang, Gong:
 * Adaptive replacement strategies for MOEA/D, 2016), not in that of its parents: so the state of a
 * run depends on what it was told alone. Where a bound is broken, the smaller violation wins.
 */
public final class Moead implements DecompositionAlgorithm {
    private static final int NEIGHBOURS = 20;
    private static final double LOCALITY = 0.9;

    @Override
    public String name() {
        return "moead";
    }

    @Override
    public Evolution begin(Decomposition decomposition) {
        return new Run(decomposition);
    }

    private static final class Run implements Evolution {
        private final Variation variation;
        private final double[][] weights;
        private final int objectives;

        /** Subproblems next to each, the nearest first, itself included. */
        private final int[][] neighbours;

        private final Prediction[] members;

        /** Order in which subproblems mate, and the place of the next one. */
        private final int[] order;

        private int next;
        private Scaling scaling;

        Run(Decomposition decomposition) {
            this.variation = decomposition.variation();
            this.weights = decomposition.directions();
            this.objectives = decomposition.objectives();
            this.neighbours = neighbours(weights);
            this.members = new Prediction[weights.length];
            this.order = IntStream.range(0, weights.length).toArray();
            this.next = order.length;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            boolean initial = members[0] == null;
            rescale(initial ? scored : Arrays.asList(members), scored);
            for (int w = 0; initial && w < weights.length; w++) {
                int subproblem = w;
                members[w] =
                        scored.stream()
                                .min(
                                        Comparator.comparingDouble(Prediction::violation)
                                                .thenComparingDouble(p -> cost(p, subproblem)))
                                .orElseThrow();
            }
            for (Prediction child : scored) {
                compete(child);
            }
            Arrays.setAll(order, w -> w);
            next = order.length;
        }

        /** Ideal point of all ever told that survives or is new; nadir of the present members. */
        private void rescale(List<Prediction> present, List<Prediction> scored) {
            double[] ideal = Scaling.lowest(scored, objectives);
            double[] before = scaling == null ? ideal : scaling.ideal();
            for (int o = 0; o < objectives; o++) {
                ideal[o] = Math.min(ideal[o], before[o]);
            }
            scaling = new Scaling(ideal, Scaling.highest(present, objectives));
        }

        private void compete(Prediction child) {
            int suited = 0;
            for (int w = 1; w < weights.length; w++) {
                if (cost(child, w) < cost(child, suited)) {
                    suited = w;
                }
            }
            for (int rival : neighbours[suited]) {
                if (better(child, members[rival], rival)) {
                    members[rival] = child;
                }
            }
        }

        private boolean better(Prediction child, Prediction member, int subproblem) {
            return child.violation() == member.violation()
                    ? cost(child, subproblem) < cost(member, subproblem)
                    : child.violation() < member.violation();
        }

        private double cost(Prediction individual, int subproblem) {
            return Directions.multiplied(scaling.scaled(individual), weights[subproblem]);
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            if (next == order.length) {
                shuffle(order, random);
                next = 0;
            }
            int subproblem = order[next++];
            int[] pool = random.nextDouble() < LOCALITY ? neighbours[subproblem] : order;
            Prediction mother = members[pool[random.nextInt(pool.length)]];
            Prediction father = members[pool[random.nextInt(pool.length)]];
            return variation.children(mother.genome(), father.genome(), random);
        }

        private static int[][] neighbours(double[][] weights) {
            int[][] neighbours = new int[weights.length][];
            for (int w = 0; w < weights.length; w++) {
                double[] own = weights[w];
                neighbours[w] =
                        IntStream.range(0, weights.length)
                                .boxed()
                                .sorted(
                                        Comparator.comparingDouble(
                                                other ->
                                                        EuclideanDistance.squared(
                                                                own, weights[other])))
                                .limit(NEIGHBOURS)
                                .mapToInt(Integer::intValue)
                                .toArray();
            }
            return neighbours;
        }

        private static void shuffle(int[] places, SplittableRandom random) {
            for (int i = places.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = places[i];
                places[i] = places[other];
                places[other] = kept;
            }
        }
    }
}
