package dev.linas.supernet;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small network with everything that a family member can have: all kernels, widths, activations.
 */
public final class TinyNetwork {
    static final int SIZE = 13;
    static final int CHANNELS = 2;

    static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "tiny",
                    """
                    {"format": "linas-space/1", "name": "tiny",
                     "variables": [{"name": "w0..w1", "options": [8, 12]}, {"name": "d0..d1", \
                    "options": [1, 2]},
                                   {"name": "ks0..ks3", "options": [3, 5, 7]}, {"name": "e0..e3", \
                    "options": [1, 2, 3]}],
                     "active": [{"variables": ["ks1", "e1"], "when": {"d0": [2]}},
                                {"variables": ["ks3", "e3"], "when": {"d1": [2]}}]}
                    """);

    static final MobileNetV3Planner PLANNER =
            MobileNetV3Planner.of(
                    (MobileNetV3Description)
                            NetworkCatalog.ALL.read(
                                    "tiny",
                                    """
                                    {"format": "linas-network/1", "name": "tiny", \
                                    "family": "mobilenet-v3", "space": "tiny",
                                     "input": {"channels": 2, "resolution": 13, "mean": [0.5, \
                                    0.4], "std": [0.25, 0.3]},
                                     "classes": 5, "width_multiplier": 1.0, "divisor": 4, \
                                    "batch_norm_epsilon": 1e-3,
                                     "stem": {"width": 8, "kernel": 3, "stride": 1, \
                                    "activation": "h_swish"},
                                     "first_block": {"width": 8, "kernel": 3, "stride": 1, \
                                    "activation": "relu", "squeeze_excite": false},
                                     "stages": [
                                       {"width": "w0", "stride": 2, "activation": "relu", \
                                    "squeeze_excite": true,
                                        "depth": "d0", "kernel": ["ks0", "ks1"], \
                                    "expansion": ["e0", "e1"]},
                                       {"width": "w1", "stride": 1, "activation": "h_swish", \
                                    "squeeze_excite": false,
                                        "depth": "d1", "kernel": ["ks2", "ks3"], \
                                    "expansion": ["e2", "e3"]}],
                                     "head": {"expand": 24, "mix": 32, "activation": "h_swish"}}
                                    """),
                    SPACE);

    private TinyNetwork() {}

    /** Writes tensors to a file, and opens the network with it. */
    static SuperNetwork open(Path folder, Stream<Tensor> tensors) throws IOException {
        return SuperNetworks.open(PLANNER.network(), SPACE, write(folder, tensors));
    }

    static Path write(Path folder, Stream<Tensor> tensors) throws IOException {
        return Files.write(folder.resolve("tiny.safetensors"), bytes(tensors.toList()));
    }

    /** The bytes of a weights file. */
    public static byte[] bytes(List<Tensor> tensors) {
        ByteBuffer file = TensorFileWriter.encode(tensors, new TreeMap<>());
        byte[] bytes = new byte[file.remaining()];
        file.get(bytes);
        return bytes;
    }

    static Stream<Tensor> tensors(TensorFile file) {
        return file.names().stream().map(file::tensor);
    }

    static Tensor reshaped(Tensor tensor, List<Integer> shape) {
        return new Tensor(tensor.name(), shape, tensor.values());
    }

    /** Images of standard normal pixels, [count, 2, 13, 13]. */
    static float[] images(int count, long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[count * CHANNELS * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return pixels;
    }
}
