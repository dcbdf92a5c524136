package dev.linas.proposer.inner;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.Posterior;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The problem that an inner search minimises: the predicted costs of the objectives on a search
 * space, with their bounds as constraints.
 *
 * <p>Whole batches are scored at once, one call per objective. Immutable; as thread-safe as its
 * scorers.
 */
public final class PredictedProblem {
    private final SearchSpace space;
    private final List<Objective> objectives;
    private final List<Predictor.Scorer> scorers;

    /** Built when they are asked for: a posterior costs far more than a scorer. */
    private final List<Supplier<Posterior>> posteriors;

    /** What can be measured; empty where nothing is known of it. */
    private final Optional<Feasibility> feasibility;

    /**
     * A problem whose predictors are sure of themselves.
     *
     * @param space the search space
     * @param objectives the objectives, at least one
     * @param scorers one per objective, predicting in the unit of its objective
     */
    public PredictedProblem(
            SearchSpace space, List<Objective> objectives, List<Predictor.Scorer> scorers) {
        this(
                space,
                objectives,
                scorers,
                scorers.stream()
                        .<Supplier<Posterior>>map(scorer -> () -> Posterior.certain(scorer))
                        .toList(),
                Optional.empty());
    }

    private PredictedProblem(
            SearchSpace space,
            List<Objective> objectives,
            List<Predictor.Scorer> scorers,
            List<Supplier<Posterior>> posteriors,
            Optional<Feasibility> feasibility) {
        if (objectives.isEmpty() || objectives.size() != scorers.size()) {
            throw new IllegalArgumentException(
                    "%d objectives, but %d predictors; expected one predictor for each objective"
                            .formatted(objectives.size(), scorers.size()));
        }
        this.space = space;
        this.objectives = List.copyOf(objectives);
        this.scorers = List.copyOf(scorers);
        this.posteriors = List.copyOf(posteriors);
        this.feasibility = feasibility;
    }

    /** The problem that fitted predictors pose. */
    public static PredictedProblem of(
            SearchSpace space, List<Objective> objectives, List<Predictor> predictors) {
        OneHotEncoding encoding = new OneHotEncoding(space);
        return new PredictedProblem(
                space,
                objectives,
                predictors.stream().map(p -> p.scorer(encoding)).toList(),
                predictors.stream().map(p -> once(() -> p.posterior(encoding))).toList(),
                Optional.empty());
    }

    /**
     * The same problem, in which sub-networks break a bound that can probably not be measured.
     *
     * @param rows what was measured of the objectives, and what failed, by (round, index)
     */
    public PredictedProblem avoidingFailures(List<Evaluation> rows) {
        return new PredictedProblem(
                space, objectives, scorers, posteriors, Feasibility.of(space, rows));
    }

    /**
     * The same problem in the light of what was measured: where a row has a value, that stands in
     * the place of the prediction, and nothing about it is uncertain.
     *
     * @param rows at most one per genome
     */
    public PredictedProblem knowing(List<Evaluation> rows) {
        Map<Genome, Evaluation> known = new HashMap<>();
        rows.forEach(row -> known.put(row.genome(), row));
        List<Predictor.Scorer> knowingScorers = new ArrayList<>();
        List<Supplier<Posterior>> knowingPosteriors = new ArrayList<>();
        for (int o = 0; o < scorers.size(); o++) {
            KnownValues values = new KnownValues(known, o);
            knowingScorers.add(values.scorer(scorers.get(o)));
            Supplier<Posterior> posterior = posteriors.get(o);
            knowingPosteriors.add(() -> values.posterior(posterior.get()));
        }
        return new PredictedProblem(
                space, objectives, knowingScorers, knowingPosteriors, feasibility);
    }

    /** Built once, whoever asks for it. */
    private static Supplier<Posterior> once(Supplier<Posterior> building) {
        return new Supplier<>() {
            private Posterior built;

            @Override
            public synchronized Posterior get() {
                if (built == null) {
                    built = building.get();
                }
                return built;
            }
        };
    }

    /**
     * The problem that one of the fronts of a search poses, on the predictors of this one. What can
     * be measured is another question on each device.
     *
     * @param front its places are those of the objectives of this problem
     */
    public PredictedProblem on(DeviceFront front) {
        return new PredictedProblem(
                space,
                front.objectives(),
                front.part(scorers),
                front.part(posteriors),
                Optional.empty());
    }

    public SearchSpace space() {
        return space;
    }

    /** The objectives, in their order. */
    public List<Objective> objectiveList() {
        return objectives;
    }

    /**
     * Predictions of some genomes with their uncertainty, one entry per objective. Costs far more
     * than {@link #score}: ask for a short list only.
     *
     * @param genomes canonical genomes of the space; not changed
     */
    public List<Posterior.Marginals> marginals(List<Genome> genomes) {
        return posteriors.stream().map(posterior -> posterior.get().at(genomes)).toList();
    }

    /** Number of objectives. */
    public int objectives() {
        return objectives.size();
    }

    /**
     * Predicts a batch.
     *
     * @param genomes canonical genomes of the space; not changed
     * @return one prediction per genome, in their order
     */
    public List<Prediction> score(List<Genome> genomes) {
        double[][] byObjective = new double[scorers.size()][];
        for (int o = 0; o < byObjective.length; o++) {
            byObjective[o] = scorers.get(o).score(genomes);
        }
        List<Prediction> predictions = new ArrayList<>(genomes.size());
        double[] shortfalls =
                feasibility
                        .map(known -> known.shortfalls(genomes))
                        .orElseGet(() -> new double[genomes.size()]);
        int next = 0;
        for (Genome genome : genomes) {
            predictions.add(prediction(genome, byObjective, next).withViolation(shortfalls[next]));
            next++;
        }
        return predictions;
    }

    private Prediction prediction(Genome genome, double[][] byObjective, int index) {
        double[] values = new double[byObjective.length];
        for (int o = 0; o < values.length; o++) {
            values[o] = byObjective[o][index];
        }
        return Prediction.of(genome, values, objectives);
    }
}
