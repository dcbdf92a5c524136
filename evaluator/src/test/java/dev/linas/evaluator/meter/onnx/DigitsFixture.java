package dev.linas.evaluator.meter.onnx;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.RandomWeights;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.DatasetFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** The built-in network of small grey images, with random weights and images, in a folder. */
public final class DigitsFixture {
    /** Its space. */
    public static final SearchSpace SPACE = PoolFixture.builtIn("digits-mbv3");

    /** Its description. */
    public static final NetworkDescription NETWORK =
            NetworkCatalog.ALL.find("digits-mbv3").orElseThrow();

    /** What it is scored on. */
    static final ImageClassification TASK = (ImageClassification) NETWORK.tasks().get(0);

    /** Images in the dataset and in the calibration. */
    public static final int IMAGES = 40;

    private static final int SIDE = 32;

    private final Path folder;

    /**
     * Writes {@code weights}, {@code dataset} and {@code calibration}, each {@code .safetensors}.
     */
    public DigitsFixture(Path folder) {
        this.folder = folder;
        weights("weights.safetensors", 1);
        dataset("dataset.safetensors", new long[IMAGES]);
        dataset("calibration.safetensors", new long[IMAGES]);
    }

    /** Writes random weights. */
    public Path weights(String name, long seed) {
        ByteBuffer bytes = RandomWeights.of(NETWORK.planner(SPACE), seed).bytes();
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return write(name, content);
    }

    /** Writes a file. */
    public Path write(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes images of noise, always the same, with the given labels. */
    public Path dataset(String name, long... labels) {
        byte[] pixels = new byte[labels.length * SIDE * SIDE];
        new SplittableRandom(5).nextBytes(pixels);
        return DatasetFixture.write(
                folder.resolve(name), List.of(labels.length, 1, SIDE, SIDE), pixels, labels);
    }

    /** A pool with weights, dataset and calibration, the given metrics, and further keys. */
    public PoolSettings pool(String metrics, String more) {
        return PoolFixture.settings(
                "p",
                ("{'meter':'onnx','weights':'weights.safetensors',"
                                + "'dataset':'dataset.safetensors',"
                                + "'calibration':'calibration.safetensors','metrics':[%s]%s}")
                        .formatted(metrics, more),
                folder);
    }

    /** The genome that has the given option everywhere, or the last one there is. */
    public static Genome genome(int option) {
        int[] indices =
                SPACE.variables().stream()
                        .mapToInt(v -> Math.min(option, v.options().size() - 1))
                        .toArray();
        return SPACE.canonical(Genome.of(indices));
    }
}
