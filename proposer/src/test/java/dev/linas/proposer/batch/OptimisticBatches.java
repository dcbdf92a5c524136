package dev.linas.proposer.batch;

import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Batches out of all sub-networks of a grid, by predictors that are sure of it or are not. */
final class OptimisticBatches {
    static final SearchSpace SPACE = Spaces.grid(2, 21);
    static final List<Genome> ALL = SPACE.canonicalGenomes().toList();
    static final BatchSelection SELECTION = new OptimisticHypervolumeGain();

    private OptimisticBatches() {}

    static List<Prediction> select(
            PredictedProblem problem, List<Evaluation> front, int count, Set<Genome> barred) {
        return SELECTION.select(
                new BatchRequest(
                        problem,
                        problem.score(ALL),
                        front,
                        count,
                        barred,
                        new SplittableRandom(1)));
    }

    static PredictedProblem sure(List<Predictor.Scorer> scorers) {
        return new PredictedProblem(SPACE, Spaces.minimised(scorers.size()), scorers);
    }

    /** Predictions of 0..1 that depend on seed and genome only. */
    static List<Predictor.Scorer> random(int objectives, long seed) {
        return IntStream.range(0, objectives)
                .mapToObj(
                        o ->
                                scorer(
                                        genome ->
                                                new SplittableRandom(
                                                                1000 * seed
                                                                        + 100_003L * o
                                                                        + ALL.indexOf(genome))
                                                        .nextDouble()))
                .toList();
    }

    static List<Predictor> processes(int objectives) {
        List<Genome> supports = ALL.subList(0, 3);
        HammingKernel kernel = new HammingKernel(1, new double[] {0.5, 1});
        return IntStream.range(0, objectives)
                .<Predictor>mapToObj(
                        o ->
                                new GaussianProcessPredictor(
                                        kernel,
                                        0.1,
                                        1,
                                        0,
                                        1,
                                        LabelTransform.IDENTITY,
                                        new double[] {o, 1, -o},
                                        supports))
                .toList();
    }

    /** A front of measured vectors on the diagonal from (.1, 1.1) to (1.1, .1), the rest at .5. */
    static List<Evaluation> measured(int objectives, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            double[] values = new double[objectives];
                            Arrays.fill(values, 0.5);
                            double share = i / (count - 1.0);
                            values[0] = 0.1 + share;
                            values[objectives - 1] = 1.1 - share;
                            return new Evaluation(0, i, ALL.get(i), values, false);
                        })
                .toList();
    }

    static Predictor.Scorer scorer(ToDoubleFunction<Genome> law) {
        return genomes -> genomes.stream().mapToDouble(law).toArray();
    }

    static List<Genome> genomes(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::genome).toList();
    }
}
