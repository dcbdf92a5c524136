package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A checkpoint as OFA publishes it for MobileNetV3, width 1.0: names and shapes written down from
 * its modules, block by block, independently of the table that reads them.
 */
final class PublishedCheckpoint {
    private static final int[] WIDTHS = {24, 40, 80, 112, 160};
    private static final boolean[] SQUEEZES = {false, true, false, true, true};

    private final TensorFile values;
    private final List<Tensor> tensors = new ArrayList<>();

    private PublishedCheckpoint(TensorFile values) {
        this.values = values;
    }

    /** The checkpoint with the values that a file has under our names. */
    static List<Tensor> tensors(TensorFile values) {
        PublishedCheckpoint checkpoint = new PublishedCheckpoint(values);
        checkpoint.convolution("first_conv.conv", "first_conv.bn", "stem", 16, 3, 3);
        String first = "blocks.0.mobile_inverted_conv.";
        checkpoint.convolution(
                first + "depth_conv.conv", first + "depth_conv.bn", "blocks.0.depthwise", 16, 1, 3);
        checkpoint.convolution(
                first + "point_linear.conv",
                first + "point_linear.bn",
                "blocks.0.project",
                16,
                16,
                1);
        int in = 16;
        for (int block = 1; block <= 20; block++) {
            int stage = (block - 1) / 4;
            checkpoint.block(block, in, WIDTHS[stage], SQUEEZES[stage]);
            in = WIDTHS[stage];
        }
        checkpoint.convolution(
                "final_expand_layer.conv", "final_expand_layer.bn", "head.expand", 960, 160, 1);
        checkpoint.add("feature_mix_layer.conv.weight", "head.mix.weight", 1280, 960, 1, 1);
        checkpoint.add("classifier.linear.weight", "classifier.weight", 1000, 1280);
        checkpoint.add("classifier.linear.bias", "classifier.bias", 1000);
        return checkpoint.tensors;
    }

    private void block(int index, int in, int out, boolean squeezes) {
        String published = "blocks." + index + ".mobile_inverted_conv.";
        String ours = "blocks." + index + ".";
        int mid = 6 * in;
        String expand = published + "inverted_bottleneck.";
        convolution(expand + "conv.conv", expand + "bn.bn", ours + "expand", mid, in, 1);
        String depthwise = published + "depth_conv.";
        convolution(depthwise + "conv.conv", depthwise + "bn.bn", ours + "depthwise", mid, 1, 7);
        add(depthwise + "conv.5to3_matrix", ours + "depthwise.transform.5to3", 9, 9);
        add(depthwise + "conv.7to5_matrix", ours + "depthwise.transform.7to5", 25, 25);
        if (squeezes) {
            int squeezed = SQUEEZED[index - 1];
            add(depthwise + "se.fc.reduce.weight", ours + "se.reduce.weight", squeezed, mid, 1, 1);
            add(depthwise + "se.fc.reduce.bias", ours + "se.reduce.bias", squeezed);
            add(depthwise + "se.fc.expand.weight", ours + "se.expand.weight", mid, squeezed, 1, 1);
            add(depthwise + "se.fc.expand.bias", ours + "se.expand.bias", mid);
        }
        String project = published + "point_linear.";
        convolution(project + "conv.conv", project + "bn.bn", ours + "project", out, mid, 1);
    }

    /** A quarter of the channels inside (144, 240, 480, 672, 960), rounded to a multiple of 8. */
    private static final int[] SQUEEZED = {
        0, 0, 0, 0, 40, 64, 64, 64, 0, 0, 0, 0, 120, 168, 168, 168, 168, 240, 240, 240
    };

    private void convolution(
            String convolution, String batchNorm, String ours, int out, int in, int kernel) {
        add(convolution + ".weight", ours + ".conv.weight", out, in, kernel, kernel);
        add(batchNorm + ".weight", ours + ".bn.weight", out);
        add(batchNorm + ".bias", ours + ".bn.bias", out);
        add(batchNorm + ".running_mean", ours + ".bn.mean", out);
        add(batchNorm + ".running_var", ours + ".bn.variance", out);
    }

    private void add(String published, String ours, Integer... shape) {
        tensors.add(new Tensor(published, List.of(shape), values.tensor(ours).values()));
    }
}
