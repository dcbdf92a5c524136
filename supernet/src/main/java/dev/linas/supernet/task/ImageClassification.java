package dev.linas.supernet.task;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Telling the class of an image: one input of normalised floats [channels, height, width], one
 * output with a logit per class.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param classes number of classes, at least 2
 * @param mean subtracted from values of 0 to 1; one per channel
 * @param std divided by after that; one per channel, above 0
 */
public record ImageClassification(int channels, int classes, List<Double> mean, List<Double> std)
        implements Task {
    public ImageClassification {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != channels || std.size() != channels) {
            throw new IllegalArgumentException(
                    "mean %s and std %s must have one number for each of %d channels"
                            .formatted(mean, std, channels));
        }
    }

    /** A value of a channel, from 0..1, as the network wants it: {@code (x - mean) / std}. */
    public float normalized(int channel, double value) {
        return (float) ((value - mean.get(channel)) / std.get(channel));
    }

    /** The values 0 to 255 of a channel as the network wants them. */
    public float[] normalizedBytes(int channel) {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = normalized(channel, i / 255.0);
        }
        return table;
    }

    /** In words, for whoever prepares images: what torchvision calls Resize and CenterCrop. */
    private static final String RESIZE =
            "none where width and height fit; else shorter side to ceil(size / 0.875), bilinear,"
                    + " antialiased, then centre crop";

    /** How images become inputs. */
    @Override
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("linas.input_channels", channels == 1 ? "grey" : "RGB");
        metadata.put("linas.input_divisor", "255");
        metadata.put("linas.input_resize", RESIZE);
        metadata.put("linas.input_mean", mean.toString());
        metadata.put("linas.input_std", std.toString());
        return metadata;
    }

    @Override
    public String name() {
        return "image-classification";
    }
}
