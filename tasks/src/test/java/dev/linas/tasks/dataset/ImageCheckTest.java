package dev.linas.tasks.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.image.ImageDecoder;
import dev.linas.supernet.task.ImageClassification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ImageCheckTest {
    private static final ImageClassification TWO_CLASSES =
            new ImageClassification(1, 2, List.of(0.0), List.of(1.0));
    private static final byte[] JPEG = ImageFixture.encoded("jpg", 40, 30);
    private static final byte[] PNG = ImageFixture.encoded("png", 40, 30);

    @TempDir Path folder;
    private Path images;
    private Optional<Path> memory;

    @BeforeEach
    void writeGoodOnes() {
        images = folder.resolve("images");
        memory = Optional.of(folder.resolve("memory").resolve("verified"));
        write("a/good.jpg", JPEG);
        write("b/good.png", PNG);
    }

    private Path write(String name, byte[] content) {
        return ImageFixture.write(images.resolve(name), content);
    }

    private DatasetSource verify() {
        return DatasetSource.open(images, TWO_CLASSES).verified(memory, note -> {});
    }

    private static byte[] first(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, count);
    }

    @Test
    void shouldNameAllBadFilesAtOnce() {
        write("a/._00006.png", new byte[] {0, 5, 22, 7, 0, 2, 0, 0});
        write("a/empty.jpg", new byte[0]);
        write("b/half.png", first(PNG, PNG.length / 2));
        write("b/half.jpg", first(JPEG, JPEG.length / 2));
        write("b/picture.webp", new byte[] {'R', 'I', 'F', 'F', 1, 2, 3, 4});

        assertThatThrownBy(this::verify)
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("5 of 7 images cannot be used")
                .hasMessageContaining("._00006.png: it is no PNG, JPEG, BMP or GIF")
                .hasMessageContaining("empty.jpg: the file is empty")
                .hasMessageContaining("half.png: the file is cut")
                .hasMessageContaining("half.jpg: the file is cut")
                .hasMessageContaining("picture.webp: it is no PNG, JPEG, BMP or GIF; convert")
                .hasMessageNotContaining("good");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // it would wait for ever
    void shouldNotWaitForAPipeNorReadADeviceAmongTheImages() throws Exception {
        Path pipe = images.resolve("a/pipe.png");
        assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
                "SKIPPED: no named pipes here");
        Files.createSymbolicLink(images.resolve("a/zero.jpg"), Path.of("/dev/zero"));
        Path circle = images.resolve("b/circle.png");
        Files.createSymbolicLink(circle, circle);

        assertThatThrownBy(this::verify)
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("3 of 5 images cannot be used")
                .hasMessageContaining("pipe.png: it is a pipe, a device or a socket")
                .hasMessageContaining("zero.jpg: it is a pipe, a device or a socket")
                .hasMessageContaining("circle.png: ");
    }

    @Test
    void shouldFindEveryCutOfAPngAndAJpeg() throws IOException {
        for (byte[] whole : List.of(PNG, JPEG)) {
            for (int length = 1; length < whole.length; length += 7) {
                byte[] cut = first(whole, length);
                assertThatThrownBy(() -> ImageDecoder.decode(cut))
                        .as("%d bytes", length)
                        .isInstanceOf(IOException.class);
            }
            byte[] allButOne = first(whole, whole.length - 1);
            assertThatThrownBy(() -> ImageDecoder.decode(allButOne))
                    .isInstanceOf(IOException.class);
            assertThat(ImageDecoder.decode(whole).width()).isEqualTo(40);
        }
    }

    @Test
    void shouldFindAHoleInAJpeg() {
        byte[] hole = JPEG.clone();
        int half = hole.length / 2;
        byte[] gap = new byte[hole.length - 200];
        System.arraycopy(hole, 0, gap, 0, half);
        System.arraycopy(hole, half + 200, gap, half, gap.length - half);

        assertThatThrownBy(() -> ImageDecoder.decode(gap)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldFindAWrongByteInAPng() {
        byte[] wrong = PNG.clone();
        wrong[wrong.length / 2] ^= 1;

        assertThatThrownBy(() -> ImageDecoder.decode(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void shouldSayEveryTimeThatAnImageOfSixteenBitsIsReadAsNearlyBlack() throws IOException {
        write("a/dark.png", sixteenBits(255));
        write("a/whole.png", sixteenBits(65_535));
        write("a/black.png", sixteenBits(0));
        for (int time = 0; time < 2; time++) {
            List<String> notes = new CopyOnWriteArrayList<>();
            var unused =
                    DatasetSource.open(images, TWO_CLASSES)
                            .verified(memory, note -> notes.add(note));

            assertThat(notes)
                    .filteredOn(note -> note.contains("nearly black"))
                    .singleElement()
                    .asString()
                    .contains("1 of 5 images", "dark.png, has 16 bits a sample and none above 255");
        }
    }

    private static byte[] sixteenBits(int sample) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(3, 4, 0, sample);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void shouldNameTheFirstOfManyAndHowManyMoreThereAre() {
        for (int i = 0; i < 60; i++) {
            write("a/bad%02d.png".formatted(i), new byte[] {1});
        }

        assertThatThrownBy(this::verify)
                .hasMessageContaining("60 of 62 images")
                .hasMessageContaining("bad49.png")
                .hasMessageNotContaining("bad50.png")
                .hasMessageContaining("and 10 more");
    }

    @Test
    void shouldRememberByNameSizeAndTimeWhatWasGood() throws IOException {
        String original = fingerprint(verify());
        Path image = images.resolve("a").resolve("good.jpg");
        FileTime time = Files.getLastModifiedTime(image);
        byte[] zeros = new byte[JPEG.length];
        Files.write(image, zeros);
        Files.setLastModifiedTime(image, time);

        assertThat(fingerprint(verify())).isEqualTo(original);

        Files.setLastModifiedTime(image, FileTime.fromMillis(time.toMillis() + 2000));
        assertThatThrownBy(this::verify).hasMessageContaining("good.jpg");
    }

    @Test
    void shouldVerifyAgainWhereTheMemoryIsDamaged() throws IOException {
        String original = fingerprint(verify());
        Files.write(memory.orElseThrow(), new byte[] {(byte) 0xC3, 0x28, 7});

        assertThat(fingerprint(verify())).isEqualTo(original);
    }

    @Test
    void shouldFingerprintContentsAndClasses() throws IOException {
        String original = fingerprint(verify());
        byte[] other = ImageFixture.encoded("png", 41, 30);
        write("b/good.png", other);
        String changed = fingerprint(verify());
        Files.writeString(images.resolve("classes.txt"), "b\na\n");
        String exchanged = fingerprint(verify());

        assertThat(List.of(original, changed, exchanged)).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseToReadAnImageThatChangedSinceItWasVerified() throws IOException {
        Dataset dataset = verify().at(8);
        write("a/good.jpg", ImageFixture.encoded("jpg", 40, 31));

        assertThatThrownBy(() -> dataset.read(0, FloatBuffer.allocate(64)))
                .isInstanceOf(ChangedInputException.class)
                .hasMessageContaining("good.jpg");

        Files.delete(images.resolve("b").resolve("good.png"));
        assertThatThrownBy(() -> dataset.read(1, FloatBuffer.allocate(64)))
                .isInstanceOf(ChangedInputException.class)
                .hasMessageContaining("good.png: gone since measuring began");
    }

    private static String fingerprint(DatasetSource source) {
        Fingerprint fingerprint = Fingerprint.ofMeter("test");
        source.addTo(fingerprint, "dataset");
        return fingerprint.toHex();
    }
}
