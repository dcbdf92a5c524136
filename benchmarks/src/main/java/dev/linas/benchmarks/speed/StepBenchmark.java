package dev.linas.benchmarks.speed;

import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Posterior;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The single steps of a round: fitting and scoring per kind of predictor, ranking, hypervolume. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
    private static final int SCORED = 20_000;
    private static final int SHORT_LIST = 1_000;

    /** A kind of predictor, of one objective. */
    @State(Scope.Benchmark)
    public static class Kind {
        @Param({
            "ridge",
            "svr-linear",
            "svr-rbf",
            "stacked",
            "boosted-trees",
            "pareto-rank",
            "gaussian-process",
            "auto"
        })
        public String kind;

        @Param({"500"})
        public int rows;

        private TrainingSet data;
        private Predictor.Scorer scorer;
        private Predictor predictor;
        private List<Genome> genomes;

        @Setup
        public void prepare() {
            GeneratedRound generated = new GeneratedRound(rows, kind);
            OneHotEncoding encoding = new OneHotEncoding(generated.spec().space());
            data = TrainingSet.of(encoding, generated.rows(), 0);
            predictor = fitted().predictor();
            scorer = predictor.scorer(encoding);
            SplittableRandom random = new SplittableRandom(2);
            genomes =
                    Stream.generate(() -> generated.spec().space().random(random))
                            .limit(SCORED)
                            .toList();
        }

        private FittedPredictor fitted() {
            return PredictorSelection.named(kind)
                    .fit(data, Seeds.stream(1, 0, Seeds.Purpose.CROSS_VALIDATION))
                    .orElseThrow();
        }
    }

    /** Costs of measured rows. */
    @State(Scope.Benchmark)
    public static class Measured {
        private double[][] costs;

        @Setup
        public void prepare() {
            GeneratedRound generated = new GeneratedRound(2_000, "ridge");
            costs =
                    generated.rows().stream()
                            .map(Evaluation::values)
                            .map(values -> ObjectiveCosts.of(values, generated.spec().objectives()))
                            .toArray(double[][]::new);
        }
    }

    /** One objective with the choice of hyper-parameters and the out-of-fold figures. */
    @Benchmark
    public FittedPredictor fit(Kind kind) {
        return kind.fitted();
    }

    /** 20,000 sub-networks. */
    @Benchmark
    public double[] score(Kind kind) {
        return kind.scorer.score(kind.genomes);
    }

    /** The short list of a batch, 1,000 sub-networks, factorisation included. */
    @Benchmark
    public Posterior.Marginals marginals(Kind kind) {
        return kind.predictor
                .posterior(kind.data.encoding())
                .at(kind.genomes.subList(0, SHORT_LIST));
    }

    /** Pareto ranks of 2,000 rows. */
    @Benchmark
    public int[] sort(Measured measured) {
        return NonDominatedSorting.ranks(measured.costs);
    }

    /** Hypervolume of 2,000 rows. */
    @Benchmark
    public double hypervolume(Measured measured) {
        return Hypervolume.of(Arrays.asList(measured.costs), new double[] {0, 1000});
    }
}
