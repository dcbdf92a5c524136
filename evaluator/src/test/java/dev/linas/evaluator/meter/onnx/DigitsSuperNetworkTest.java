package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.OnnxRun;
import dev.linas.supernet.SubNetwork;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.Dataset;
import dev.linas.tasks.dataset.DatasetSource;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The super-network that comes with Linas, with its trained weights. */
class DigitsSuperNetworkTest {
    private static final Path FOLDER = Path.of("..", "examples", "digits");
    private static final NetworkDescription DESCRIPTION =
            NetworkCatalog.ALL.find("digits-mbv3").orElseThrow();
    private static final SearchSpace SPACE = BuiltInSpaces.find("digits-mbv3").orElseThrow();
    private static final int SIZE = 32;
    private static final int PIXELS = SIZE * SIZE;

    @Test
    void shouldRecoverTheAccuracyThatInheritedStatisticsLose() {
        Path weights = FOLDER.resolve("digits-mbv3.safetensors");
        assumeTrue(Files.exists(weights), () -> "SKIPPED: " + weights + " is not here");
        SuperNetwork network = SuperNetworks.open(DESCRIPTION, SPACE, weights);
        ImageClassification task = (ImageClassification) DESCRIPTION.tasks().get(0);
        ImageClassification format = new ImageClassification(1, 10, task.mean(), task.std());
        Dataset validation =
                DatasetSource.open(FOLDER.resolve("validation.safetensors"), format).at(SIZE);
        Dataset images =
                DatasetSource.open(FOLDER.resolve("calibration.safetensors"), format).at(SIZE);
        CalibrationExamples calibration =
                CalibrationExamples.of(
                        GraphInput.floats("input", 1, SIZE, SIZE), pixels(images, 256), 256);
        Random random = new Random(1);
        List<Genome> genomes = Stream.generate(() -> SPACE.random(random)).limit(8).toList();

        double inherited = 0;
        double recovered = 0;
        for (Genome genome : genomes) {
            SubNetworkRequest request = SubNetworkRequest.of(genome);
            inherited += accuracy(network.cut(request), validation) / genomes.size();
            recovered +=
                    accuracy(network.cut(request.calibratedOn(calibration)), validation)
                            / genomes.size();
        }

        assertThat(recovered).isGreaterThan(0.8).isGreaterThan(inherited + 0.1);
    }

    /** Share of the first 500 images that a sub-network tells right. */
    private static double accuracy(SubNetwork subNetwork, Dataset dataset) {
        int count = 500;
        float[] logits =
                OnnxRun.run(subNetwork.model(), pixels(dataset, count), count, 1, SIZE, SIZE);
        int classes = logits.length / count;
        long right =
                IntStream.range(0, count)
                        .filter(
                                i -> {
                                    float[] row =
                                            Arrays.copyOfRange(
                                                    logits, i * classes, (i + 1) * classes);
                                    return largest(row) == dataset.label(i);
                                })
                        .count();
        return (double) right / count;
    }

    private static int largest(float[] values) {
        return IntStream.range(0, values.length)
                .reduce((best, i) -> values[i] > values[best] ? i : best)
                .orElseThrow();
    }

    private static float[] pixels(Dataset dataset, int count) {
        float[] pixels = new float[count * PIXELS];
        FloatBuffer into = FloatBuffer.wrap(pixels);
        IntStream.range(0, count).forEach(i -> dataset.read(i, into));
        return pixels;
    }
}
