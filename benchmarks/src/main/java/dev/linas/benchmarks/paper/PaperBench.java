package dev.linas.benchmarks.paper;

import dev.linas.benchmarks.quality.ComparisonProgressLine;
import dev.linas.benchmarks.report.ReportFolder;
import java.util.List;
import java.util.OptionalInt;

/**
 * The settings that all experiments are run with.
 *
 * @param folder where files go
 * @param progress hears how far it is
 * @param seeds seeds of searches
 * @param evaluations budget of searches, &ge; 1; empty: that of the experiment
 * @param trials repetitions of experiments without searches, &ge; 1
 * @param rows rows that predictors are trained on, ascending
 * @param heldOut rows that predictors are judged by, &ge; 2
 * @param evaluationSeconds what an evaluation is taken to cost where a table stands in for a device
 */
record PaperBench(
        ReportFolder folder,
        ComparisonProgressLine progress,
        List<Long> seeds,
        OptionalInt evaluations,
        int trials,
        List<Integer> rows,
        int heldOut,
        double evaluationSeconds) {
    PaperBench {
        seeds = List.copyOf(seeds);
        rows = List.copyOf(rows);
    }
}
