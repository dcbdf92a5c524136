package dev.linas.searches.lut;

import java.util.OptionalInt;

/**
 * The settings of building a lookup table.
 *
 * @param resolution size of the inputs, which for images is height and width in pixels; empty: as
 *     the network's description says
 * @param calibrationNetworks whole sub-networks measured to calibrate the sum of layers; at least 2
 * @param checkNetworks further sub-networks measured to tell the error; at least 2
 * @param seed chooses these sub-networks
 */
public record LookupTableSettings(
        OptionalInt resolution, int calibrationNetworks, int checkNetworks, long seed) {
    /** Fewer than this have no slope and no ranking. */
    public static final int LEAST_NETWORKS = 2;

    public LookupTableSettings {
        if (calibrationNetworks < LEAST_NETWORKS || checkNetworks < LEAST_NETWORKS) {
            throw new IllegalArgumentException(
                    "calibrating on %d and checking on %d sub-networks; expected at least %d each"
                            .formatted(calibrationNetworks, checkNetworks, LEAST_NETWORKS));
        }
    }
}
