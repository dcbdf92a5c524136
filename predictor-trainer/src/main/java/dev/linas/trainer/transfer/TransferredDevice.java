package dev.linas.trainer.transfer;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A new device, as far as its measurements tell together with what known devices do: the mean of
 * {@linkplain TransferProcess processes} with different weights of the kernel, each counted by how
 * likely it makes the measurements. Immutable.
 */
public final class TransferredDevice {
    /** The usual deviation of a device weighs as much as so many measurements. */
    private static final double USUAL_COUNTS = 2;

    /** Least weight of a process, as a share of the best one; others are left out. */
    private static final double LEAST_SHARE = 1e-2;

    private final TransferKernel kernel;
    private final List<Counted> processes;
    private final Scale scale;
    private final double middle;
    private final double deviation;

    private TransferredDevice(
            TransferKernel kernel,
            List<Counted> processes,
            Scale scale,
            double middle,
            double deviation) {
        this.kernel = kernel;
        this.processes = processes;
        this.scale = scale;
        this.middle = middle;
        this.deviation = deviation;
    }

    /** A process and how much it counts; the shares of all sum to 1. */
    private record Counted(TransferProcess process, double share) {}

    /**
     * A prediction.
     *
     * @param value in the unit of the metric
     * @param low a measurement lies above it with 95 % probability
     * @param high a measurement lies below it with 95 % probability
     */
    public record Estimate(double value, double low, double high) {}

    /**
     * @param usualDeviation that of known devices, which few measurements cannot tell
     */
    static TransferredDevice of(
            TransferKernel kernel,
            List<TransferKernel.KernelInput> points,
            double[] values,
            double usualDeviation) {
        Scale scale = Scale.of(values);
        double[] scaled = scale.scaled(values);
        double middle = Quantiles.median(scaled);
        double own = Scale.deviation(scaled);
        int n = scaled.length;
        double deviation =
                Math.sqrt(
                        (n * own * own + USUAL_COUNTS * usualDeviation * usualDeviation)
                                / (n + USUAL_COUNTS));
        double unit = deviation > 0 ? deviation : 1;
        double[] labels = Arrays.stream(scaled).map(value -> (value - middle) / unit).toArray();
        List<TransferProcess> processes =
                KernelWeights.all().stream()
                        .map(weights -> TransferProcess.fit(kernel.with(weights), points, labels))
                        .toList();
        return new TransferredDevice(kernel, counted(processes), scale, middle, deviation);
    }

    private static List<Counted> counted(List<TransferProcess> processes) {
        double best =
                processes.stream().mapToDouble(TransferProcess::logEvidence).max().orElseThrow();
        List<Counted> likely = new ArrayList<>();
        double sum = 0;
        for (TransferProcess process : processes) {
            double relative = StrictMath.exp(process.logEvidence() - best);
            if (relative >= LEAST_SHARE) {
                likely.add(new Counted(process, relative));
                sum += relative;
            }
        }
        double all = sum;
        return likely.stream().map(each -> new Counted(each.process, each.share / all)).toList();
    }

    /**
     * Predicts sub-networks.
     *
     * @param genomes canonical genomes of the space
     * @return one estimate per genome, in their order
     */
    public List<Estimate> predict(List<Genome> genomes) {
        return kernel.points(genomes).stream().map(this::predict).toList();
    }

    /** Mean and variance of the mixture of all processes. */
    private Estimate predict(TransferKernel.KernelInput point) {
        double mean = 0;
        double square = 0;
        for (Counted each : processes) {
            TransferProcess.Estimate moments = each.process.predict(point);
            mean += each.share * moments.mean();
            square += each.share * (moments.variance() + moments.mean() * moments.mean());
        }
        double predicted = middle + deviation * mean;
        double half =
                NormalDistribution.NINETY_PERCENT
                        * deviation
                        * Math.sqrt(Math.max(0, square - mean * mean));
        return new Estimate(
                scale.unscaled(predicted),
                scale.unscaled(predicted - half),
                scale.unscaled(predicted + half));
    }
}
