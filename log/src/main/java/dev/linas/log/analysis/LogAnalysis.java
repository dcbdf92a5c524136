package dev.linas.log.analysis;

import dev.linas.core.objective.Objective;
import java.util.List;
import java.util.Optional;

/**
 * All that the log of a search tells as a whole. Every part has something to say of every log, be
 * it that it has nothing to go by. Deterministic: the same rows give the same bytes.
 */
public final class LogAnalysis {
    private LogAnalysis() {}

    /**
     * Analyses a log.
     *
     * @param objectives of the search, or those that the user names
     * @param referencePoint what the search itself has its hypervolume against, in the order of the
     *     objectives; empty where it has none
     * @param predictor kind of predictor that tells which variables matter
     * @throws IllegalArgumentException naming what there is, if there is no such kind
     */
    public static List<AnalysisPart> of(
            AnalysedLog log,
            List<Objective> objectives,
            Optional<List<Double>> referencePoint,
            String predictor) {
        return List.of(
                Distributions.of(log),
                Importance.of(log, predictor),
                Correlations.of(log),
                FrontTransfer.of(log, objectives),
                DeviceNoise.of(log),
                DeviceDrift.of(log),
                HypervolumeCurves.of(log, objectives, referencePoint));
    }

    /** The content of the log in a line. */
    public static String summary(AnalysedLog log) {
        return ("%d rows (%d failed, %d answered from before), %d candidates, %d"
                        + " sub-networks, %.0f s of measuring\n")
                .formatted(
                        log.rows(),
                        log.failedRows(),
                        log.repeatedRows(),
                        log.candidates(),
                        log.subNetworks(),
                        log.seconds());
    }
}
