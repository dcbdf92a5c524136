package dev.linas.supernet;

import dev.linas.core.space.Genome;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which sub-network, and how.
 *
 * @param genome of the network's space
 * @param resolution height and width of the images in pixels; empty for the network's own
 * @param calibration images on which batch-norm statistics are measured anew; empty to keep those of
 *     the super-network, which are wrong for most sub-networks
 */
public record SubNetworkRequest(
        Genome genome, OptionalInt resolution, Optional<CalibrationImages> calibration) {

    /** The sub-network of a genome, at the network's own resolution, with inherited statistics. */
    public static SubNetworkRequest of(Genome genome) {
        return new SubNetworkRequest(genome, OptionalInt.empty(), Optional.empty());
    }

    /** The same at another resolution. */
    public SubNetworkRequest at(int pixels) {
        return new SubNetworkRequest(genome, OptionalInt.of(pixels), calibration);
    }

    /** The same with batch-norm statistics of its own. */
    public SubNetworkRequest calibratedOn(CalibrationImages images) {
        return new SubNetworkRequest(genome, resolution, Optional.of(images));
    }
}
