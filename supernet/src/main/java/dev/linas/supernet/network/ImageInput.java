package dev.linas.supernet.network;

import dev.linas.supernet.task.ImageClassification;
import java.util.List;
import java.util.function.Function;

/**
 * The input of a network of images: {@code (x - mean) / std} per channel, with x in 0..1.
 *
 * @param <R> how a family chooses its resolution
 * @param channels 1 for grey, 3 for RGB
 * @param resolution height and width in pixels unless the caller asks for another
 * @param mean subtracted; one per channel
 * @param std divided by; one per channel, above 0
 */
public record ImageInput<R>(int channels, R resolution, List<Double> mean, List<Double> std) {
    public ImageInput {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /**
     * Reads one; what is wrong is noted.
     *
     * @param resolution reads the resolution
     */
    public static <R> ImageInput<R> read(
            DescriptionSection node, Function<DescriptionSection, R> resolution) {
        int channels = node.whole("channels", 1, 1024);
        return new ImageInput<>(
                channels,
                resolution.apply(node),
                node.numbers("mean", channels, -1e6, 1e6),
                node.numbers("std", channels, 1e-6, 1e6));
    }

    /** Telling one of some classes from such images. */
    public ImageClassification classification(int classes) {
        return new ImageClassification(channels, classes, mean, std);
    }
}
