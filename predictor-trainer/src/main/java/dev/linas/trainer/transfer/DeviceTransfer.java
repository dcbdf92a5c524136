package dev.linas.trainer.transfer;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Predicts a metric on a new device from a handful of measurements, with known devices as features:
 * a Gaussian process over {@link TransferKernel}. Deterministic and immutable.
 *
 * <p>That latencies of devices correlate, and that a few measurements tell how, is the observation
 * of HELP (Lee et al., "Hardware-adaptive Efficient Latency Prediction for NAS via Meta-Learning",
 * 2021) and of Akhauri and Abdelfattah ("Multi-Predict", 2023); no network is trained here.
 */
public final class DeviceTransfer {
    /** Variance of a single measurement that nothing explains, as a share of that of all. */
    static final double NOISE = 0.2;

    private final TransferKernel kernel;
    private final List<TransferKernel.KernelInput> reference;
    private final double usualDeviation;

    /**
     * @param known devices that were measured often, at least one
     * @param reference canonical genomes that stand for the space and may be chosen to be measured;
     *     a few hundred serve: {@link #choose} costs O(reference^2) per choice and as much memory
     */
    public DeviceTransfer(SearchSpace space, List<KnownDevice> known, List<Genome> reference) {
        if (known.isEmpty() || reference.isEmpty()) {
            throw new IllegalArgumentException(
                    "a transfer needs a known device and a reference sub-network, not %d and %d"
                            .formatted(known.size(), reference.size()));
        }
        this.kernel = new TransferKernel(space, known, reference);
        this.reference = kernel.points(List.copyOf(reference));
        this.usualDeviation =
                known.stream().mapToDouble(KnownDevice::deviation).sum() / known.size();
    }

    /**
     * The sub-networks whose measurements tell most about all of the reference, the most telling
     * first: each lowers the sum of the variances that are left by as much as one can. No measured
     * value is needed for that.
     *
     * @param measured those that have been measured already
     * @param count how many are wanted
     * @return fewer than that only where the reference has no more
     */
    public List<Genome> choose(List<Genome> measured, int count) {
        RemainingCovariance remaining = new RemainingCovariance(kernel, reference, NOISE);
        remaining.observe(kernel.points(measured));
        List<Genome> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            OptionalInt place = remaining.mostTelling();
            if (place.isEmpty()) {
                break;
            }
            remaining.observe(place.getAsInt());
            chosen.add(reference.get(place.getAsInt()).genome());
        }
        return chosen;
    }

    /**
     * The device after some measurements.
     *
     * @param genomes canonical genomes, at least one; one may occur more than once
     * @param values one finite value per genome, in the unit of the metric
     * @throws IllegalArgumentException if there are none, or one is not finite
     */
    public TransferredDevice measured(List<Genome> genomes, double[] values) {
        if (genomes.isEmpty() || genomes.size() != values.length) {
            throw new IllegalArgumentException(
                    "%d genomes with %d values; expected at least one, and a value for each"
                            .formatted(genomes.size(), values.length));
        }
        return TransferredDevice.of(kernel, kernel.points(genomes), values, usualDeviation);
    }
}
