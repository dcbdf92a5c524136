package dev.linas.benchmarks.meter;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import java.util.List;
import java.util.stream.IntStream;

/** The latencies of some sub-networks, measured several times: by pass, then by sub-network. */
record Passes(List<Genome> genomes, List<List<Measured>> latencies) {

    /** Median over all values of how far each is from its sub-network's median, in per cent. */
    double medianDeviationPercent() {
        double[] deviations =
                latencies.stream()
                        .flatMapToDouble(
                                pass ->
                                        IntStream.range(0, pass.size())
                                                .mapToDouble(i -> deviation(pass, i)))
                        .toArray();
        return 100 * Quantiles.median(deviations);
    }

    private double deviation(List<Measured> pass, int i) {
        double centre =
                Quantiles.median(
                        latencies.stream().mapToDouble(other -> other.get(i).value()).toArray());
        return Math.abs(pass.get(i).value() - centre) / centre;
    }

    /** Kendall's tau-b between the first two passes. */
    double tau() {
        return RankCorrelation.kendallTauB(values(0), values(1));
    }

    private double[] values(int pass) {
        return latencies.get(pass).stream().mapToDouble(Measured::value).toArray();
    }

    /** Per cent of sub-networks whose intervals in the first two passes overlap. */
    double overlapPercent() {
        int overlapping = 0;
        for (int i = 0; i < genomes.size(); i++) {
            var a = latencies.get(0).get(i).sampling().orElseThrow().statistics();
            var b = latencies.get(1).get(i).sampling().orElseThrow().statistics();
            overlapping += a.low() <= b.high() && b.low() <= a.high() ? 1 : 0;
        }
        return 100.0 * overlapping / genomes.size();
    }

    /**
     * Per cent of values of the first two passes that lie in the interval of the other pass. Two
     * measurements whose intervals hold the truth at 95 % each do so at 83 %, since both err.
     */
    double containedPercent() {
        int contained = 0;
        for (int i = 0; i < genomes.size(); i++) {
            Measured first = latencies.get(0).get(i);
            Measured second = latencies.get(1).get(i);
            contained += holds(first, second) ? 1 : 0;
            contained += holds(second, first) ? 1 : 0;
        }
        return 100.0 * contained / (2 * genomes.size());
    }

    private static boolean holds(Measured interval, Measured other) {
        var statistics = interval.sampling().orElseThrow().statistics();
        return statistics.low() <= other.value() && other.value() <= statistics.high();
    }

    /** Median over the first pass of half an interval's length, in per cent of the value. */
    double halfWidthPercent() {
        return 100
                * Quantiles.median(
                        latencies.get(0).stream()
                                .mapToDouble(
                                        one ->
                                                one.sampling()
                                                        .orElseThrow()
                                                        .statistics()
                                                        .relativeHalfWidth())
                                .toArray());
    }
}
