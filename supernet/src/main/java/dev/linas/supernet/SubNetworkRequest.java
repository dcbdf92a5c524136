package dev.linas.supernet;

import dev.linas.core.space.Genome;
import dev.linas.supernet.family.CalibrationExamples;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request for a sub-network in a certain form.
 *
 * @param genome of the network's space
 * @param inputSize size of its inputs, where a family lets callers choose one, e.g. the pixels of
 *     an image's side; empty for the network's own
 * @param calibration examples on which batch-norm statistics are measured anew; empty to keep those
 *     of the super-network, which are wrong for most sub-networks
 */
public record SubNetworkRequest(
        Genome genome, OptionalInt inputSize, Optional<CalibrationExamples> calibration) {

    /** The sub-network of a genome, at the network's own input size, with inherited statistics. */
    public static SubNetworkRequest of(Genome genome) {
        return new SubNetworkRequest(genome, OptionalInt.empty(), Optional.empty());
    }

    /** The same with inputs of another size. */
    public SubNetworkRequest at(int size) {
        return at(OptionalInt.of(size));
    }

    /** The same with inputs of another size; empty for the network's own. */
    public SubNetworkRequest at(OptionalInt size) {
        return new SubNetworkRequest(genome, size, calibration);
    }

    /** The same with statistics calibrated on the sub-network itself. */
    public SubNetworkRequest calibratedOn(CalibrationExamples examples) {
        return new SubNetworkRequest(genome, inputSize, Optional.of(examples));
    }
}
