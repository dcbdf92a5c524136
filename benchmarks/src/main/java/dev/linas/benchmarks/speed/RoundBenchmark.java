package dev.linas.benchmarks.speed;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.trainer.round.TrainingOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

/**
 * One round of the default search in the 45-variable space: both objectives fitted with the choice
 * of their hyper-parameters, 20,000 inner evaluations, a batch of 50.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoundBenchmark {
    @Param({"500", "2000", "5000"})
    public int rows;

    @Param({"gaussian-process"})
    public String predictor;

    private GeneratedRound generated;
    private Set<Genome> proposed;
    private List<Predictor> predictors;

    @Setup
    public void measure() {
        generated = new GeneratedRound(rows, predictor);
        proposed = new HashSet<>(generated.genomes());
        predictors = GeneratedRound.predictors(generated.train());
    }

    /** All of a round. */
    @Benchmark
    public List<Proposal> round() {
        return generated.propose(GeneratedRound.predictors(generated.train()), proposed);
    }

    /** The half of the predictor-trainer: fit, front, hypervolume. */
    @Benchmark
    public TrainingOutcome train() {
        return generated.train();
    }

    /** The half of the proposer: inner search and batch. */
    @Benchmark
    public List<Proposal> propose() {
        return generated.propose(predictors, proposed);
    }
}
