package dev.linas.evaluator.dataset;

import java.util.List;

/**
 * The form in which a network takes its images: {@code (x - mean) / std} per channel, with x in
 * 0..1.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param classes labels are 0 to this, exclusive
 * @param mean subtracted; one per channel
 * @param std divided by; one per channel, above 0
 */
public record ImageFormat(int channels, int classes, List<Double> mean, List<Double> std) {
    public ImageFormat {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != channels || std.size() != channels) {
            throw new IllegalArgumentException(
                    "mean %s and std %s must have one number for each of %d channels"
                            .formatted(mean, std, channels));
        }
    }

    /** A value of a channel, from 0..1, as the network wants it. */
    float normalized(int channel, double value) {
        return (float) ((value - mean.get(channel)) / std.get(channel));
    }

    /** The values 0 to 255 of a channel as the network wants them. */
    float[] normalizedBytes(int channel) {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = normalized(channel, i / 255.0);
        }
        return table;
    }
}
