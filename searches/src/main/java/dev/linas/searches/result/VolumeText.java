package dev.linas.searches.result;

import dev.linas.core.pareto.Volume;
import dev.linas.searches.text.Numbers;

/** Hypervolumes for people. */
public final class VolumeText {
    private VolumeText() {}

    /** The value; of an estimate with its error and the word; of one beyond doubles with a sign. */
    public static String of(Volume volume) {
        String value = Numbers.value(volume.value());
        if (volume.value() == Double.MAX_VALUE) {
            return "> " + value;
        }
        return volume.exact()
                ? value
                : "%s +- %s (estimate)".formatted(value, Numbers.value(volume.error()));
    }
}
