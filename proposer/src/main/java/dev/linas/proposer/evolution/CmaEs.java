package dev.linas.proposer.evolution;

import dev.linas.core.search.Setting;
import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.SplittableRandom;

/**
 * CMA-ES (Hansen: The CMA evolution strategy: a tutorial, 2016) on option indices, for one
 * objective.
 *
 * <p>Encoding: a variable of {@code k} options is a coordinate in 0..1, cut into {@code k} equal
 * cells in the order of the options; a sample takes the option of its cell, and is learnt from as
 * the centre of that cell. So options should be ordered by what they do (width, depth); where they
 * are not, {@link GeneticAlgorithm} is the better choice. Inactive variables stay where the mean
 * is. Samples whose cells hardly vary any more get a neighbouring option with the mutation
 * probability (Hansen: A CMA-ES for mixed-integer nonlinear optimization, 2011).
 */
public final class CmaEs implements EvolutionaryAlgorithm {
    @Override
    public String name() {
        return "cma-es";
    }

    @Override
    public Suitability suitability(int objectives) {
        return Suitability.single(objectives);
    }

    /** Samples are not crossed. */
    @Override
    public List<Setting<?>> settings() {
        return List.of(EvolutionSettings.POPULATION, EvolutionSettings.MUTATION);
    }

    /** The default of the tutorial (table 1). */
    @Override
    public int population(SearchSpace space) {
        return 4 + (int) (3 * StrictMath.log(space.size()));
    }

    @Override
    public Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        double mutation = settings.mutation().orElse(1.0 / space.size());
        return new Run(space, mutation, new SampleDistribution(cells(space)));
    }

    private static int[] cells(SearchSpace space) {
        int[] cells = new int[space.size()];
        for (int v = 0; v < cells.length; v++) {
            cells[v] = space.optionCount(v);
        }
        return cells;
    }

    private static final class Run implements Evolution {
        private final SearchSpace space;
        private final double mutation;
        private final SampleDistribution distribution;

        Run(SearchSpace space, double mutation, SampleDistribution distribution) {
            this.space = space;
            this.mutation = mutation;
            this.distribution = distribution;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            double[][] points =
                    scored.stream()
                            .sorted(Prediction.BETTER_FIRST)
                            .map(individual -> point(individual.genome()))
                            .toArray(double[][]::new);
            distribution.learn(points);
        }

        private double[] point(Genome genome) {
            boolean[] active = space.active(genome);
            double[] point = new double[active.length];
            for (int v = 0; v < point.length; v++) {
                point[v] =
                        active[v]
                                ? (genome.option(v) + 0.5) / space.optionCount(v)
                                : distribution.mean(v);
            }
            return point;
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            double[] sample = distribution.sample(random);
            int[] options = new int[sample.length];
            for (int v = 0; v < options.length; v++) {
                int count = space.optionCount(v);
                int option = (int) Math.floor(sample[v] * count);
                options[v] = Math.max(0, Math.min(count - 1, option));
                if (count > 1 && distribution.isNarrow(v) && random.nextDouble() < mutation) {
                    options[v] = neighbour(options[v], count, random);
                }
            }
            return new Genome[] {space.canonical(Genome.of(options))};
        }

        private static int neighbour(int option, int count, SplittableRandom random) {
            if (option == 0) {
                return 1;
            }
            boolean up = option < count - 1 && random.nextBoolean();
            return up ? option + 1 : option - 1;
        }
    }
}
