package dev.linas.supernettrainer.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernettrainer.task.DigitTask;
import dev.linas.supernettrainer.task.ImageSet;
import dev.linas.supernettrainer.task.LabelledImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageFilesTest {
    @TempDir private Path folder;

    @Test
    void shouldWriteImagesAndLabels() throws Exception {
        LabelledImages images = new DigitTask().draw(1, 0, 7);
        Path file = folder.resolve("some.safetensors");

        ImageFiles.writeDataset(file, images, new TreeMap<>());

        TensorFile read = TensorFiles.read(file);
        RawTensor pixels = read.raw("images").orElseThrow();
        assertThat(pixels.dtype()).isEqualTo("U8");
        assertThat(pixels.shape()).containsExactly(7, 1, 32, 32);
        byte[] bytes = new byte[images.pixels().length];
        pixels.bytes().get(bytes);
        assertThat(bytes).isEqualTo(images.pixels());
        RawTensor labels = read.raw("labels").orElseThrow();
        assertThat(labels.dtype()).isEqualTo("I64");
        for (int i = 0; i < images.count(); i++) {
            assertThat(labels.bytes().getLong(Long.BYTES * i)).isEqualTo(images.labels()[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageSet.class,
            names = {"VALIDATION", "CALIBRATION"})
    void shouldHaveDrawnTheFilesOfTheExample(ImageSet set) throws Exception {
        String name = set.name().toLowerCase(Locale.ROOT) + ".safetensors";
        TensorFile committed = TensorFiles.read(Path.of("../examples/digits").resolve(name));

        DigitTask task = new DigitTask();
        byte[] bytes = new byte[task.published(set) * 32 * 32];
        committed.raw("images").orElseThrow().bytes().get(bytes);

        assertThat(bytes).isEqualTo(task.judging(set, 0, task.published(set)).pixels());
    }

    @Test
    void shouldDrawASheet() throws Exception {
        Path file = folder.resolve("sheet.png");

        ImageFiles.writeSheet(file, new DigitTask().draw(1, 0, 40));

        assertThat(ImageIO.read(Files.newInputStream(file)).getHeight()).isEqualTo(66);
    }
}
