package dev.linas.log.analysis;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.RobustScaling;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.TrainingSet;
import dev.linas.searches.plot.HeatMap;
import dev.linas.searches.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Which variables matter for each metric: {@link VarianceShares} of a predictor that was fitted to
 * the log. Deterministic.
 */
final class Importance {
    /** Fewest sub-networks from which a predictor is asked for this. */
    static final int FEWEST_ROWS = 20;

    private static final int SHOWN = 10;

    private final AnalysedLog log;
    private final PredictorSelection predictor;
    private final AnalysisTable table =
            new AnalysisTable(2, "metric", "variable", "main %", "total %", "error of total %");
    private final AnalysisTable shown =
            new AnalysisTable(2, "metric", "variable", "main %", "total %", "error of total %");
    private final List<String> notes = new ArrayList<>();
    private final List<String> drawn = new ArrayList<>();
    private final List<VarianceShares> shares = new ArrayList<>();

    private Importance(AnalysedLog log, PredictorSelection predictor) {
        this.log = log;
        this.predictor = predictor;
    }

    /**
     * The importance of all variables for all metrics.
     *
     * @param kind kind of predictor, as {@link PredictorSelection#named} knows it
     * @throws IllegalArgumentException naming what there is, if there is none of that name
     */
    static AnalysisPart of(AnalysedLog log, String kind) {
        Importance importance = new Importance(log, PredictorSelection.named(kind));
        if (log.columns().isEmpty()) {
            importance.notes.add("Nothing was measured.");
        } else if (log.space().isEmpty()) {
            importance.notes.add(
                    "The search space of the table is not known: name it by --space to be told"
                            + " which variables matter.");
        } else {
            log.columns().forEach(column -> importance.add(column, log.space().get()));
        }
        return importance.part();
    }

    private void add(MeasuredColumn column, SearchSpace space) {
        double[] values = log.bySubNetwork(List.of(column)).get(0);
        long known =
                IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).count();
        if (known < FEWEST_ROWS) {
            notes.add(
                    "%s: %d sub-networks; %d are needed to tell which variables matter."
                            .formatted(column.id(), known, FEWEST_ROWS));
            return;
        }
        OneHotEncoding encoding = new OneHotEncoding(space);
        TrainingSet rows = rows(column, encoding);
        if (rows.isConstant()) {
            notes.add("%s: all values are equal.".formatted(column.id()));
            return;
        }
        FittedPredictor fitted =
                predictor
                        .fit(rows, Seeds.stream(0, 0, Seeds.Purpose.CROSS_VALIDATION))
                        .orElseThrow();
        VarianceShares of = VarianceShares.of(space, fitted.predictor().scorer(encoding));
        add(column, space, of);
        notes.add(
                ("%s: %s, fitted to %d rows; out of fold its rank correlation is %s and"
                                + " it explains %s %% of the variance.")
                        .formatted(
                                column.id(),
                                fitted.kind(),
                                fitted.trainingRows(),
                                Numbers.value(fitted.quality().kendallTauB()),
                                percent(explained(rows, fitted.quality().rmse()))));
    }

    /** The rows of one metric, with outliers drawn in as searches have them. */
    private TrainingSet rows(MeasuredColumn column, OneHotEncoding encoding) {
        Objective metric =
                new Objective(
                        column.metric(), column.pool(), Goal.MINIMIZE, OptionalDouble.empty());
        List<Evaluation> rows = new ArrayList<>();
        for (Reading reading : column.readings()) {
            rows.add(
                    new Evaluation(
                            0,
                            rows.size(),
                            log.genome(reading.candidate()),
                            new double[] {reading.value()},
                            false));
        }
        return TrainingSet.of(encoding, RobustScaling.of(rows, List.of(metric)).scaled(rows), 0);
    }

    private static double explained(TrainingSet rows, double rmse) {
        double[] labels = rows.labels();
        double mean = rows.mean();
        double squares = 0;
        for (double label : labels) {
            squares += (label - mean) * (label - mean);
        }
        return 1 - rmse * rmse * labels.length / squares;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private void add(MeasuredColumn column, SearchSpace space, VarianceShares of) {
        drawn.add(column.id());
        shares.add(of);
        List<Integer> byTotal =
                IntStream.range(0, space.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(v -> -of.total()[v]))
                        .toList();
        for (int v : byTotal) {
            table.row(cells(column, space, of, v));
        }
        byTotal.stream().limit(SHOWN).forEach(v -> shown.row(cells(column, space, of, v)));
        if (space.size() > SHOWN) {
            notes.add("%s: the %d largest of %d.".formatted(column.id(), SHOWN, space.size()));
        }
    }

    private static Object[] cells(
            MeasuredColumn column, SearchSpace space, VarianceShares of, int v) {
        return new Object[] {
            column.id(),
            space.variables().get(v).name(),
            100 * of.main()[v],
            100 * of.total()[v],
            100 * of.error()[v]
        };
    }

    private AnalysisPart part() {
        return new AnalysisPart(
                "importance",
                "Share of the variance that variables account for, alone (main) and with others"
                        + " (total)",
                table,
                shown,
                notes,
                drawn.isEmpty() ? Optional.empty() : Optional.of(picture(log.space().get())));
    }

    private String picture(SearchSpace space) {
        HeatMap map = new HeatMap("Total share of the variance, %", drawn);
        for (int v = 0; v < space.size(); v++) {
            int variable = v;
            double[] total = shares.stream().mapToDouble(of -> of.total()[variable]).toArray();
            List<String> texts = new ArrayList<>();
            for (int m = 0; m < total.length; m++) {
                texts.add(percent(total[m]));
                total[m] = Math.min(1, total[m]);
            }
            map.row(space.variables().get(v).name(), total, texts);
        }
        return map.svg();
    }
}
