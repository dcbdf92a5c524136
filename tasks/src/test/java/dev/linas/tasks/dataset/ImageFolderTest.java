package dev.linas.tasks.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.supernet.image.CenterCrop;
import dev.linas.supernet.image.ImageDecoder;
import dev.linas.supernet.task.ImageClassification;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final ImageClassification RGB =
            new ImageClassification(3, 2, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    private static final ImageClassification GREY =
            new ImageClassification(1, 2, List.of(0.0), List.of(1.0));

    @TempDir Path folder;

    private void image(String name, int width, int height, Color color) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, color.getRGB());
            }
        }
        File file = folder.resolve(name).toFile();
        Files.createDirectories(file.toPath().getParent());
        assertThat(ImageIO.write(image, "png", file)).isTrue();
    }

    @Test
    void shouldTakeSubFoldersInSortedOrderForClasses() throws Exception {
        image("zebra/1.png", 8, 8, Color.RED);
        image("ant/1.png", 8, 8, Color.BLUE);
        image("ant/2.png", 8, 8, Color.BLUE);

        Dataset dataset = DatasetSource.open(folder, RGB).at(4);

        assertThat(dataset.size()).isEqualTo(3);
        assertThat(List.of(dataset.label(0), dataset.label(1), dataset.label(2)))
                .containsExactly(0, 0, 1);
        FloatBuffer ant = FloatBuffer.allocate(48);
        dataset.read(0, ant);
        assertThat(ant.get(0)).isZero();
        assertThat(ant.get(47)).isEqualTo(1f);
    }

    @Test
    void shouldTakeLabelsFromAFileWhereThereIsOne() throws Exception {
        image("a.png", 4, 4, Color.BLACK);
        image("b.png", 4, 4, Color.WHITE);
        Files.writeString(folder.resolve("labels.csv"), "file,label\nb.png,1\na.png,0\n");

        Dataset dataset = DatasetSource.open(folder, GREY).at(4);

        assertThat(dataset.label(0)).isEqualTo(1);
        FloatBuffer first = FloatBuffer.allocate(16);
        dataset.read(0, first);
        assertThat(first.array()).containsOnly(1f);
    }

    @Test
    void shouldCutTheCentreOutOfAnImageThatIsNotSquare() throws Exception {
        BufferedImage image = new BufferedImage(64, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 24; x < 40; x++) {
            for (int y = 0; y < 16; y++) {
                image.setRGB(x, y, Color.WHITE.getRGB());
            }
        }

        byte[] centre = CenterCrop.of(ImageDecoder.rgb(image), 1, 14);

        assertThat(centre).hasSize(14 * 14).containsOnly((byte) 255);
    }

    @Test
    void shouldAverageOverThePixelsThatOneNewPixelCovers() {
        BufferedImage stripes = new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 160; x += 2) {
            for (int y = 0; y < 160; y++) {
                stripes.setRGB(x, y, Color.WHITE.getRGB());
            }
        }

        for (byte value : CenterCrop.of(ImageDecoder.rgb(stripes), 1, 14)) {
            assertThat(Byte.toUnsignedInt(value)).isBetween(124, 131);
        }
    }

    @Test
    void shouldMakeGreyByLuma() throws Exception {
        image("a/1.png", 4, 4, Color.GREEN);
        image("b/1.png", 4, 4, Color.GREEN);

        FloatBuffer grey = FloatBuffer.allocate(1);
        DatasetSource.open(folder, GREY).at(1).read(0, grey);

        assertThat(grey.get(0)).isEqualTo(Math.round(0.587 * 255) / 255f);
    }

    @Test
    void shouldNameAFileThatIsNoImage() throws Exception {
        image("a/1.png", 4, 4, Color.RED);
        image("b/1.png", 4, 4, Color.RED);
        Files.writeString(folder.resolve("a/2.png"), "not an image");
        Dataset dataset = DatasetSource.open(folder, RGB).at(4);

        assertThatThrownBy(() -> dataset.read(1, FloatBuffer.allocate(48)))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("2.png");
    }

    @Test
    void shouldRefuseAClassThatTheNetworkDoesNotKnow() throws Exception {
        image("a/1.png", 1, 1, Color.RED);
        image("b/1.png", 1, 1, Color.RED);
        image("c/1.png", 1, 1, Color.RED);

        assertThatThrownBy(() -> DatasetSource.open(folder, RGB))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("class c is unknown");
    }

    @Test
    void shouldRefuseALabelThatTheNetworkDoesNotKnow() throws Exception {
        image("a.png", 1, 1, Color.RED);
        Files.writeString(folder.resolve("labels.csv"), "file,label\na.png,2\n");

        assertThatThrownBy(() -> DatasetSource.open(folder, RGB))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("labels.csv: line 2")
                .hasMessageContaining("label '2' is unknown");
    }

    @Test
    void shouldNameAColumnOfLabelsThatIsThereTwice() throws Exception {
        Files.writeString(folder.resolve("labels.csv"), "file,label,x,x\na.png,1,2,3\n");

        assertThatThrownBy(() -> DatasetSource.open(folder, RGB))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("labels.csv: several columns are called x; rename");
    }

    @Test
    void shouldRefuseAFolderWithoutImages() {
        assertThatThrownBy(() -> DatasetSource.open(folder, RGB))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("holds no images");
    }
}
