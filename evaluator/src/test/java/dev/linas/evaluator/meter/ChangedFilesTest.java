package dev.linas.evaluator.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.meter.onnx.DigitsFixture;
import dev.linas.evaluator.pool.Meters;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a pool names is what its values are of, from the first candidate to the last. */
class ChangedFilesTest {
    @TempDir Path folder;
    private DigitsFixture digits;

    @BeforeEach
    void writeFiles() {
        digits = new DigitsFixture(folder);
    }

    private static void measure(Meter meter, SearchSpace space) throws InterruptedException {
        Genome first = space.canonicalGenomes().iterator().next();
        MeterReading reading =
                meter.measure(MeterTask.of(space, first, meter.describe().metrics()));
        assertThat(reading.outcomes().values()).allMatch(Measured.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "dataset", "calibration"})
    void shouldMeasureNothingMoreOnceAFileOfTheSuperNetworkIsReplaced(String file)
            throws Exception {
        try (Meter meter = Meters.open(digits.pool("'accuracy_top1'", ""), DigitsFixture.SPACE)) {
            measure(meter, DigitsFixture.SPACE);
            digits.weights(file + ".safetensors", 2);

            assertThatThrownBy(() -> measure(meter, DigitsFixture.SPACE))
                    .isInstanceOf(ChangedInputException.class)
                    .hasMessageContaining(file + ".safetensors");
        }
    }

    @Test
    void shouldMeasureNothingMoreOnceWeightsAreCut() throws Exception {
        try (Meter meter = Meters.open(digits.pool("'accuracy_top1'", ""), DigitsFixture.SPACE)) {
            measure(meter, DigitsFixture.SPACE);
            digits.write("weights.safetensors", new byte[3]);

            assertThatThrownBy(() -> measure(meter, DigitsFixture.SPACE))
                    .isInstanceOf(ChangedInputException.class);
        }
    }

    @Test
    void shouldMeasureNothingOnceAnImageIsReplacedThatWasNotReadYet() throws Exception {
        for (int label = 0; label < 10; label++) {
            image("images/%d/a.png".formatted(label), 0);
        }
        try (Meter meter =
                Meters.open(
                        PoolFixture.settings(
                                "p",
                                "{'meter':'onnx','weights':'weights.safetensors',"
                                        + "'dataset':'images','metrics':['accuracy_top1']}",
                                folder),
                        DigitsFixture.SPACE)) {
            image("images/7/a.png", 200);

            assertThatThrownBy(() -> measure(meter, DigitsFixture.SPACE))
                    .isInstanceOf(ChangedInputException.class)
                    .hasMessageContaining("a.png");
        }
    }

    private void image(String name, int grey) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(3, 3, 0, grey);
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void shouldLookNothingUpMoreOnceATableIsReplaced() throws Exception {
        PoolFixture.write(folder, "t.csv", "k,d,w,acc\n0,0,0,1\n");
        Meter meter =
                Meters.open(
                        PoolFixture.settings(
                                "p",
                                "{'meter':'table','file':'t.csv','genome':['k','d','w'],"
                                        + "'metrics':{'m':'acc'}}",
                                folder),
                        PoolFixture.SPACE);
        measure(meter, PoolFixture.SPACE);
        PoolFixture.write(folder, "t.csv", "k,d,w,acc\n0,0,0,2\n");

        assertThatThrownBy(() -> measure(meter, PoolFixture.SPACE))
                .isInstanceOf(ChangedInputException.class)
                .hasMessageContaining("t.csv");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void shouldAskACommandNothingMoreOnceItsScriptIsReplaced() throws Exception {
        String script = "while read line; do echo '{\"metrics\":{\"m\":1}}'; done\n";
        PoolFixture.write(folder, "score.sh", script);
        try (Meter meter =
                Meters.open(
                        PoolFixture.settings(
                                "p",
                                "{'meter':'command','command':['/bin/sh','score.sh'],"
                                        + "'metrics':['m']}",
                                folder),
                        PoolFixture.SPACE)) {
            measure(meter, PoolFixture.SPACE);
            PoolFixture.write(folder, "score.sh", script.replace("1", "2"));

            assertThatThrownBy(() -> measure(meter, PoolFixture.SPACE))
                    .isInstanceOf(ChangedInputException.class)
                    .hasMessageContaining("score.sh");
        }
    }
}
