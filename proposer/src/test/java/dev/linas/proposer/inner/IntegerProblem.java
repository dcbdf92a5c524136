package dev.linas.proposer.inner;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Test problems of multi-objective optimisation on an integer grid: every variable takes {@code
 * levels} values that are spread evenly over 0..1. All objectives are minimised. ZDT1 to ZDT3:
 * Zitzler, Deb, Thiele (2000); DTLZ2: Deb, Thiele, Laumanns, Zitzler (2002).
 */
enum IntegerProblem {
    ZDT1(30, 16, 2),
    ZDT2(30, 16, 2),
    ZDT3(30, 16, 2),
    DTLZ2(20, 12, 3);

    private final int variables;
    private final int levels;
    private final int objectives;

    IntegerProblem(int variables, int levels, int objectives) {
        this.variables = variables;
        this.levels = levels;
        this.objectives = objectives;
    }

    int variables() {
        return variables;
    }

    int levels() {
        return levels;
    }

    int objectives() {
        return objectives;
    }

    /** Beyond the worst values of a random population, so that every improvement counts. */
    double[] referencePoint() {
        return this == DTLZ2 ? new double[] {2.5, 2.5, 2.5} : new double[] {1.1, 6.5};
    }

    SearchSpace space() {
        return Spaces.grid(variables, levels);
    }

    PredictedProblem predicted() {
        List<Predictor.Scorer> scorers =
                IntStream.range(0, objectives).<Predictor.Scorer>mapToObj(this::scorer).toList();
        return new PredictedProblem(space(), Spaces.minimised(objectives), scorers);
    }

    private Predictor.Scorer scorer(int objective) {
        return genomes -> genomes.stream().mapToDouble(g -> costs(g)[objective]).toArray();
    }

    private double[] costs(Genome genome) {
        return costs(genome.toIndices());
    }

    /** The costs of one grid point. */
    double[] costs(int... indices) {
        double[] x = new double[indices.length];
        for (int v = 0; v < x.length; v++) {
            x[v] = indices[v] / (levels - 1.0);
        }
        return this == DTLZ2 ? dtlz2(x) : zdt(x);
    }

    private double[] zdt(double[] x) {
        double sum = 0;
        for (int v = 1; v < x.length; v++) {
            sum += x[v];
        }
        double g = 1 + 9 * sum / (x.length - 1);
        double share = x[0] / g;
        double shape =
                switch (this) {
                    case ZDT1 -> 1 - Math.sqrt(share);
                    case ZDT2 -> 1 - share * share;
                    default -> 1 - Math.sqrt(share) - share * Math.sin(10 * Math.PI * x[0]);
                };
        return new double[] {x[0], g * shape};
    }

    private static double[] dtlz2(double[] x) {
        double g = 0;
        for (int v = 2; v < x.length; v++) {
            g += (x[v] - 0.5) * (x[v] - 0.5);
        }
        double a = x[0] * Math.PI / 2;
        double b = x[1] * Math.PI / 2;
        return new double[] {
            (1 + g) * Math.cos(a) * Math.cos(b),
            (1 + g) * Math.cos(a) * Math.sin(b),
            (1 + g) * Math.sin(a)
        };
    }
}
