package dev.linas.log.analysis;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much of the variance of a predictor each variable of a space accounts for, when all variables
 * are drawn independently and evenly from their options (Sobol, 1993; the shares that functional
 * ANOVA tells of hyperparameters, Hutter, Hoos and Leyton-Brown, 2014). A variable that is inactive
 * in a genome changes nothing there, so a variable that switches others on has their share among
 * its total too.
 *
 * <p>The main share is that of the variance between the options of one variable, all others drawn:
 * Kelley's unbiased estimate (1935) over {@code 2 * }{@value #SAMPLES} genomes. The total share is
 * that of what changes when this variable alone is drawn anew: Jansen's estimate (1999) over
 * {@value #SAMPLES} pairs. Shares of main effects add up to 1 for a sum of functions of single
 * variables; what a total has above the main share are interactions. Pure: the same numbers on
 * every machine. Costs {@code (variables + 2) * }{@value #SAMPLES} predictions.
 */
final class VarianceShares {
    static final int SAMPLES = 4096;

    private static final long SEED = 0;

    private final double[] main;
    private final double[] total;
    private final double[] error;

    private VarianceShares(double[] main, double[] total, double[] error) {
        this.main = main;
        this.total = total;
        this.error = error;
    }

    /**
     * The main share of each variable, about 0..1: an estimate of 0 may fall below it. NaN where
     * the predictor is constant.
     */
    double[] main() {
        return main.clone();
    }

    /**
     * The total share of each variable, at least 0, and at least the main share up to the error.
     * NaN where the predictor is constant.
     */
    double[] total() {
        return total.clone();
    }

    /** The standard error of each total share. */
    double[] error() {
        return error.clone();
    }

    static VarianceShares of(SearchSpace space, Predictor.Scorer scorer) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[][] drawn = draw(space, 2 * SAMPLES, random);
        double[] values = scorer.score(genomes(space, drawn));
        double variance = variance(values);
        int variables = space.size();
        double[] main = new double[variables];
        double[] total = new double[variables];
        double[] error = new double[variables];
        if (variance == 0) {
            Arrays.fill(main, Double.NaN);
            Arrays.fill(total, Double.NaN);
            Arrays.fill(error, Double.NaN);
            return new VarianceShares(main, total, error);
        }
        for (int v = 0; v < variables; v++) {
            main[v] = betweenOptions(drawn, values, v, space.optionCount(v));
            double[] squares = changes(space, scorer, drawn, values, v);
            total[v] = Arrays.stream(squares).average().orElseThrow() / 2 / variance;
            error[v] = Math.sqrt(variance(squares) / SAMPLES) / 2 / variance;
        }
        return new VarianceShares(main, total, error);
    }

    private static int[][] draw(SearchSpace space, int count, SplittableRandom random) {
        int[][] drawn = new int[count][space.size()];
        for (int[] indices : drawn) {
            for (int v = 0; v < indices.length; v++) {
                indices[v] = random.nextInt(space.optionCount(v));
            }
        }
        return drawn;
    }

    private static List<Genome> genomes(SearchSpace space, int[][] drawn) {
        List<Genome> genomes = new ArrayList<>(drawn.length);
        for (int[] indices : drawn) {
            genomes.add(space.canonical(Genome.of(indices)));
        }
        return genomes;
    }

    /** Squared change of each of the first half when a variable is taken from the second half. */
    private static double[] changes(
            SearchSpace space, Predictor.Scorer scorer, int[][] drawn, double[] values, int v) {
        int[][] changed = new int[SAMPLES][];
        for (int s = 0; s < SAMPLES; s++) {
            changed[s] = drawn[s].clone();
            changed[s][v] = drawn[SAMPLES + s][v];
        }
        double[] others = scorer.score(genomes(space, changed));
        for (int s = 0; s < SAMPLES; s++) {
            others[s] = (others[s] - values[s]) * (others[s] - values[s]);
        }
        return others;
    }

    /** Kelley's epsilon squared of a one-way analysis of variance. */
    private static double betweenOptions(int[][] drawn, double[] values, int v, int options) {
        double[] sums = new double[options];
        int[] counts = new int[options];
        double mean = 0;
        for (int s = 0; s < values.length; s++) {
            sums[drawn[s][v]] += values[s];
            counts[drawn[s][v]]++;
            mean += values[s] / values.length;
        }
        double between = 0;
        int groups = 0;
        for (int o = 0; o < options; o++) {
            if (counts[o] > 0) {
                double distance = sums[o] / counts[o] - mean;
                between += counts[o] * distance * distance;
                groups++;
            }
        }
        double all = variance(values) * values.length;
        double within = (all - between) / (values.length - groups);
        return (between - (groups - 1) * within) / all;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / values.length;
    }
}
