package dev.linas.supernet.task;

import java.util.List;

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
    }

    @Override
    public String name() {
        return "image-classification";
    }
}
