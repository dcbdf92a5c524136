package dev.linas.proposer.evolution;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.PredictedProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Test problems of optimisation on an integer grid: every variable takes {@code levels} values that
 * are spread evenly over 0..1. All objectives are minimised. ZDT1 to ZDT3: Zitzler, Deb, Thiele
 * (2000); DTLZ2: Deb, Thiele, Laumanns, Zitzler (2002). With one objective: the usual functions on
 * -1..1, their optimum off the centre of the grid.
 */
enum IntegerProblem {
    ZDT1(30, 16, 2),
    ZDT2(30, 16, 2),
    ZDT3(30, 16, 2),
    DTLZ2(20, 12, 3),
    DTLZ2_5(14, 12, 5),
    /** The first objective at most 0.5. */
    BOUNDED_DTLZ2(20, 12, 3),
    SPHERE(30, 16, 1),
    RASTRIGIN(30, 16, 1),
    ELLIPSOID(30, 16, 1);

    private static final double BOUND = 0.5;

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

    boolean isConstrained() {
        return this == BOUNDED_DTLZ2;
    }

    /** By how much a point breaks the bound. */
    double violation(int... indices) {
        return isConstrained() ? Math.max(0, costs(indices)[0] - BOUND) : 0;
    }

    /** Beyond the worst values of a random population, so that every improvement counts. */
    double[] referencePoint() {
        double[] point = new double[objectives];
        Arrays.fill(point, 2.5);
        return switch (this) {
            case ZDT1, ZDT2, ZDT3 -> new double[] {1.1, 6.5};
            case SPHERE -> new double[] {15};
            case RASTRIGIN -> new double[] {350};
            case ELLIPSOID -> new double[] {10_000};
            default -> point;
        };
    }

    SearchSpace space() {
        return Spaces.grid(variables, levels);
    }

    PredictedProblem predicted() {
        List<Predictor.Scorer> scorers =
                IntStream.range(0, objectives).<Predictor.Scorer>mapToObj(this::scorer).toList();
        List<Objective> minimised = new ArrayList<>(Spaces.minimised(objectives));
        if (isConstrained()) {
            minimised.set(0, Spaces.objective(0, OptionalDouble.of(BOUND)));
        }
        return new PredictedProblem(space(), minimised, scorers);
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
        return switch (this) {
            case ZDT1, ZDT2, ZDT3 -> zdt(x);
            case SPHERE, RASTRIGIN, ELLIPSOID -> new double[] {single(x)};
            default -> dtlz2(x);
        };
    }

    private double single(double[] x) {
        double sum = 0;
        for (int v = 0; v < x.length; v++) {
            double z = 2 * x[v] - 1 + 1.0 / 3;
            sum +=
                    switch (this) {
                        case SPHERE -> z * z;
                        case RASTRIGIN -> 5 * (z * z + 1 - Math.cos(3 * Math.PI * z));
                        default -> Math.pow(1_000, v / (x.length - 1.0)) * z * z;
                    };
        }
        return sum;
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

    private double[] dtlz2(double[] x) {
        double g = 0;
        for (int v = objectives - 1; v < x.length; v++) {
            g += (x[v] - 0.5) * (x[v] - 0.5);
        }
        double[] costs = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            costs[o] = 1 + g;
            for (int v = 0; v < objectives - 1 - o; v++) {
                costs[o] *= Math.cos(x[v] * Math.PI / 2);
            }
            if (o > 0) {
                costs[o] *= Math.sin(x[objectives - 1 - o] * Math.PI / 2);
            }
        }
        return costs;
    }
}
