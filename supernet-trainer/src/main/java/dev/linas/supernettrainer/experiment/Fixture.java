package dev.linas.supernettrainer.experiment;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernettrainer.files.TensorFiles;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes what PyTorch computes for some sub-networks, in a file by which another runtime can be
 * checked.
 */
public final class Fixture {
    private static final int INPUTS = 2;

    private Fixture() {}

    /**
     * Writes {@code inputs} (uniform in -2..2), {@code genomes} and {@code logits}, all F32.
     *
     * @param count sub-networks: the smallest, the largest, and random ones
     */
    public static void write(
            Path file, TrainableNetwork trained, TorchNetwork network, long seed, int count)
            throws IOException {
        NetworkPlanner planner = trained.planner();
        SplittableRandom random = new SplittableRandom(seed);
        int size = planner.plan(planner.largest()).inputs().get(0).axes().get(1);
        float[] inputs = new float[INPUTS * size * size];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) ((random.nextLong() >>> 11) * 0x1p-53 * 4.0 - 2.0);
        }
        List<Genome> genomes =
                Stream.concat(
                                Stream.of(planner.smallest(), planner.largest()),
                                Stream.generate(() -> planner.space().random(random)))
                        .distinct()
                        .limit(count)
                        .toList();
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(new Tensor("inputs", List.of(INPUTS, 1, size, size), inputs));
        tensors.add(genomes(genomes, planner.space().size()));
        int classes = trained.images().classes();
        float[] logits = logits(network, genomes, inputs, size, classes);
        tensors.add(new Tensor("logits", List.of(count, INPUTS, classes), logits));
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("network", planner.network().name());
        metadata.put("seed", Long.toString(seed));
        TensorFiles.write(file, tensors, metadata);
    }

    private static Tensor genomes(List<Genome> genomes, int variables) {
        float[] options = new float[genomes.size() * variables];
        for (int g = 0; g < genomes.size(); g++) {
            for (int v = 0; v < variables; v++) {
                options[g * variables + v] = genomes.get(g).option(v);
            }
        }
        return new Tensor("genomes", List.of(genomes.size(), variables), options);
    }

    private static float[] logits(
            TorchNetwork network, List<Genome> genomes, float[] inputs, int size, int classes) {
        int perGenome = INPUTS * classes;
        float[] logits = new float[genomes.size() * perGenome];
        for (int g = 0; g < genomes.size(); g++) {
            try (NDManager manager = network.newManager()) {
                NDArray input = manager.create(inputs, new Shape(INPUTS, 1, size, size));
                NDArray found = network.inherited(genomes.get(g), input, manager);
                System.arraycopy(found.toFloatArray(), 0, logits, g * perGenome, perGenome);
            }
        }
        return logits;
    }
}
