package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same images have the same accuracy, whatever files they stand in and whoever runs the
 * network.
 */
class DigitsAccuracyIT {
    private static final int GENOMES = 20;
    private static final int BATCH = 100;

    @TempDir static Path folder;
    private static DigitImages digits;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(
                Files.exists(DigitImages.FOLDER.resolve("digits-mbv3.safetensors")),
                () -> "SKIPPED: " + DigitImages.FOLDER + " has no weights");
        digits = DigitImages.read();
        assertThat(digits.count()).isEqualTo(2_000);
    }

    private static List<Genome> genomes(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> DigitsFixture.SPACE.random(random)).limit(count).toList();
    }

    private static PoolSettings pool(Path dataset) {
        return PoolFixture.settings(
                "digits",
                ("{'meter':'onnx','weights':'digits-mbv3.safetensors',"
                                + "'calibration':'calibration.safetensors','dataset':'%s',"
                                + "'metrics':['accuracy_top1']}")
                        .formatted(dataset),
                DigitImages.FOLDER);
    }

    private static List<Double> accuracies(Path dataset, int count) throws InterruptedException {
        List<Double> accuracies = new ArrayList<>();
        try (Meter meter = Meters.open(pool(dataset), DigitsFixture.SPACE)) {
            for (Genome genome : genomes(count)) {
                MeterTask task =
                        MeterTask.of(DigitsFixture.SPACE, genome, meter.describe().metrics());
                accuracies.add(
                        ((Measured) meter.measure(task).outcomes().get("accuracy_top1")).value());
            }
        }
        return accuracies;
    }

    @Test
    void shouldGiveTheSameDigitsTheSameAccuracyInEveryFormat() throws Exception {
        List<Double> stored = accuracies(Path.of("validation.safetensors"), GENOMES);

        assertThat(stored).allMatch(accuracy -> accuracy > 50);
        assertThat(Set.copyOf(stored)).hasSizeGreaterThan(GENOMES / 2);
        for (DigitImages.Format format : DigitImages.Format.values()) {
            Path images = digits.write(folder.resolve(format.name()), format);
            List<Double> accuracies = accuracies(images, GENOMES);
            if (format == DigitImages.Format.JPEG) {
                for (int i = 0; i < GENOMES; i++) {
                    assertThat(accuracies.get(i)).isCloseTo(stored.get(i), within(0.3));
                }
            } else {
                assertThat(accuracies).as("%s", format).isEqualTo(stored);
            }
        }
    }

    @Test
    void shouldBeAsAccurateAsMeasuredWhereAnExportedModelIsRunAsItSays() throws Exception {
        Path images = digits.write(folder.resolve("exported"), DigitImages.Format.GREY);
        List<Double> measured = accuracies(images, 3);
        PoolNetworks networks =
                PoolNetworks.load(
                        "digits", (OnnxSettings) pool(images).meter(), DigitsFixture.SPACE);

        List<Double> run = new ArrayList<>();
        for (Genome genome : genomes(3)) {
            run.add(accuracyOf(networks.files(genome).get(0).bytes(), images));
        }

        assertThat(run).isEqualTo(measured);
    }

    /** As somebody would do it who knows nothing but the model and its metadata. */
    private static double accuracyOf(byte[] model, Path images) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        int right = 0;
        int count = 0;
        try (OrtSession session = environment.createSession(model)) {
            Map<String, String> says = session.getMetadata().getCustomMetadata();
            assertThat(says.get("linas.input_channels")).isEqualTo("grey");
            for (int label = 0; label < 10; label++) {
                List<Path> files = filesOf(images.resolve(Integer.toString(label)));
                for (int first = 0; first < files.size(); first += BATCH) {
                    List<Path> batch = files.subList(first, Math.min(first + BATCH, files.size()));
                    right += right(environment, session, says, batch, label);
                    count += batch.size();
                }
            }
        }
        return 100.0 * right / count;
    }

    private static List<Path> filesOf(Path classFolder) throws IOException {
        try (Stream<Path> files = Files.list(classFolder)) {
            return files.sorted().toList();
        }
    }

    private static int right(
            OrtEnvironment environment,
            OrtSession session,
            Map<String, String> says,
            List<Path> batch,
            int label)
            throws IOException, OrtException {
        double divisor = Double.parseDouble(says.get("linas.input_divisor"));
        double mean = only(says.get("linas.input_mean"));
        double std = only(says.get("linas.input_std"));
        FloatBuffer values =
                FloatBuffer.allocate(batch.size() * DigitImages.SIDE * DigitImages.SIDE);
        for (Path file : batch) {
            Raster raster = ImageIO.read(file.toFile()).getRaster();
            for (int sample :
                    raster.getSamples(
                            0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null)) {
                values.put((float) ((sample / divisor - mean) / std));
            }
        }
        long[] shape = {batch.size(), 1, DigitImages.SIDE, DigitImages.SIDE};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, values.flip(), shape);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            float[][] logits = (float[][]) result.get(0).getValue();
            int right = 0;
            for (float[] of : logits) {
                right += likeliest(of) == label ? 1 : 0;
            }
            return right;
        }
    }

    /** The number of a list of one, e.g. {@code [0.13]}. */
    private static double only(String list) {
        return Double.parseDouble(list.substring(1, list.length() - 1));
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
