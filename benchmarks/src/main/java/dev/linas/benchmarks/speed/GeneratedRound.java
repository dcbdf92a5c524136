package dev.linas.benchmarks.speed;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.trainer.round.TrainingOutcome;
import dev.linas.trainer.round.TrainingRequest;
import dev.linas.trainer.round.TrainingStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A search of the 45-variable space that has measured some rows: accuracy saturates in what a cost
 * adds up to, with noise, as in OFA-MobileNetV3. Deterministic.
 */
public final class GeneratedRound {
    private final SearchSpec spec;
    private final List<Evaluation> rows = new ArrayList<>();

    public GeneratedRound(int measured, String predictor) {
        SearchSpace space = BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
        this.spec =
                SearchSpec.of(
                                "speed",
                                space,
                                List.of(
                                        objective("top1", Goal.MAXIMIZE),
                                        objective("macs", Goal.MINIMIZE)))
                        .predictor(predictor)
                        .population(50)
                        .initialPopulation(50)
                        .build();
        SplittableRandom random = new SplittableRandom(1);
        Set<Genome> drawn = new LinkedHashSet<>();
        while (drawn.size() < measured) {
            drawn.add(space.random(random));
        }
        for (Genome genome : drawn) {
            int index = rows.size();
            rows.add(new Evaluation(index / 50, index % 50, genome, values(genome, random), false));
        }
    }

    private double[] values(Genome genome, SplittableRandom random) {
        boolean[] active = spec.space().active(genome);
        double cost = 0;
        double gain = 0;
        for (int v = 0; v < active.length; v++) {
            if (active[v]) {
                cost += 1 + (1 + v % 5) * genome.option(v);
                gain += 1 + (1 + v % 7) * StrictMath.sqrt(genome.option(v));
            }
        }
        double top1 = 80 - 40 * StrictMath.exp(-gain / 60) + 0.1 * random.nextDouble();
        return new double[] {top1, cost};
    }

    public SearchSpec spec() {
        return spec;
    }

    /** By (round, index), rounds of 50. */
    public List<Evaluation> rows() {
        return rows;
    }

    public List<Genome> genomes() {
        return rows.stream().map(Evaluation::genome).toList();
    }

    /** The last round. */
    public int round() {
        return rows.get(rows.size() - 1).round();
    }

    /** The half of the predictor-trainer: fit, front, hypervolume. */
    public TrainingOutcome train() {
        return TrainingStep.train(
                new TrainingRequest(
                        spec,
                        round(),
                        OptionalInt.empty(),
                        rows,
                        Optional.of(List.of(0.0, 1000.0)),
                        OptionalDouble.empty(),
                        0,
                        false));
    }

    /** The predictors that a round was closed with. */
    public static List<Predictor> predictors(TrainingOutcome outcome) {
        return outcome.predictors().stream().map(FittedPredictor::predictor).toList();
    }

    /**
     * The half of the proposer: inner search and batch.
     *
     * @param proposed the genomes of the rows
     */
    public List<Proposal> propose(List<Predictor> predictors, Set<Genome> proposed) {
        return ProposalStep.standard()
                .propose(
                        spec,
                        round() + 1,
                        OptionalInt.empty(),
                        rows.size(),
                        rows,
                        predictors,
                        proposed);
    }

    private static Objective objective(String metric, Goal goal) {
        return new Objective(metric, "p", goal, OptionalDouble.empty());
    }
}
