package dev.linas.log.counterfactual;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.log.record.SearchLog;
import dev.linas.predictors.PredictorFitters;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.PredictorMapper;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of every objective for every sub-network of a space. Thread-safe.
 *
 * @param surrogate whether they are predictions, not measurements
 * @param description where the values come from, for people
 * @param values gives the values of a genome, in the order and unit of the objectives; NaN where
 *     one could not be measured
 */
record GenomeValues(boolean surrogate, String description, Function values) {
    /** Values by genome. */
    @FunctionalInterface
    interface Function {
        double[] of(Genome genome);
    }

    /**
     * The measurements of a log that holds the whole space.
     *
     * @throws IllegalArgumentException if it does not, saying how much it holds
     */
    static GenomeValues measured(SearchSpec spec, SearchLog log) {
        Map<Genome, double[]> known = new HashMap<>();
        for (Evaluation row : log.rows()) {
            known.putIfAbsent(row.genome(), row.values());
        }
        BigInteger all = spec.space().cardinality();
        if (!all.equals(BigInteger.valueOf(known.size()))) {
            throw new IllegalArgumentException(
                    ("--counterfactual: the log holds %d of the %s sub-networks of space %s, so"
                                    + " nobody knows what others would have measured; --surrogate"
                                    + " searches on predictors fitted to the log instead, whose"
                                    + " values are no measurements")
                            .formatted(known.size(), all, spec.space().name()));
        }
        return new GenomeValues(
                false,
                "the measurements of the whole space, %d sub-networks".formatted(known.size()),
                known::get);
    }

    /**
     * Predictions of the last predictors of a log.
     *
     * @throws IllegalArgumentException if it has none
     */
    static GenomeValues predicted(SearchSpec spec, SearchLog log) {
        Round last =
                log.rounds().stream()
                        .filter(round -> !round.getPredictors().isEmpty())
                        .reduce((first, second) -> second)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "--surrogate: no predictor was fitted in this log;"
                                                        + " its first round has not closed"));
        OneHotEncoding encoding = new OneHotEncoding(spec.space());
        List<Predictor.Scorer> scorers =
                last.getPredictors().stream()
                        .map(
                                p ->
                                        PredictorMapper.toPredictor(
                                                p, spec.space().size(), PredictorFitters.FORMS))
                        .map(predictor -> predictor.scorer(encoding))
                        .toList();
        return new GenomeValues(
                true,
                ("SURROGATE: predictions of the predictors of round %d, fitted to %d rows; no"
                                + " measurements")
                        .formatted(last.getNumber(), last.getPredictors().get(0).getTrainingRows()),
                genome ->
                        scorers.stream()
                                .mapToDouble(scorer -> scorer.score(List.of(genome))[0])
                                .toArray());
    }

    /** Place of an objective in the values. */
    static int place(List<Objective> objectives, String metric, String pool) {
        for (int o = 0; o < objectives.size(); o++) {
            if (objectives.get(o).id().equals(Objective.id(metric, pool))) {
                return o;
            }
        }
        throw new IllegalArgumentException("no objective " + Objective.id(metric, pool));
    }
}
