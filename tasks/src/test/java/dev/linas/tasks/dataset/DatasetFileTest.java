package dev.linas.tasks.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.task.ImageClassification;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFileTest {
    private static final ImageClassification GREY =
            new ImageClassification(1, 10, List.of(0.5), List.of(0.25));
    private static final byte[] TWO_IMAGES = {0, (byte) 255, 51, 102, 1, 2, 3, 4};

    @TempDir Path folder;

    private Path file() {
        return DatasetFixture.write(
                folder.resolve("d.safetensors"), List.of(2, 1, 2, 2), TWO_IMAGES, 7, 3);
    }

    @Test
    void shouldGiveImagesNormalisedAsTheNetworkWantsThem() {
        Dataset dataset = DatasetSource.open(file(), GREY).at(2);

        FloatBuffer first = FloatBuffer.allocate(4);
        dataset.read(0, first);

        assertThat(first.array()).containsExactly(-2f, 2f, -1.2f, -0.4f);
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.label(0)).isEqualTo(7);
        assertThat(dataset.label(1)).isEqualTo(3);
    }

    @Test
    void shouldTakeFloatsAndSmallLabelsToo() {
        ByteBuffer images = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        images.putFloat(0.5f).putFloat(1f);
        Path file =
                DatasetFixture.write(
                        folder.resolve("f.safetensors"),
                        "{\"images\":{\"dtype\":\"F32\",\"shape\":[2,1,1,1],"
                                + "\"data_offsets\":[0,8]},\"labels\":{\"dtype\":\"U8\","
                                + "\"shape\":[2],\"data_offsets\":[8,10]}}",
                        images.array(),
                        new byte[] {9, 0});

        Dataset dataset = DatasetSource.open(file, GREY).at(1);
        FloatBuffer both = FloatBuffer.allocate(2);
        dataset.read(0, both);
        dataset.read(1, both);

        assertThat(both.array()).containsExactly(0f, 2f);
        assertThat(dataset.label(0)).isEqualTo(9);
    }

    @Test
    void shouldRefuseImagesOfAnotherSizeThanTheNetworkIsMeasuredAt() {
        DatasetSource source = DatasetSource.open(file(), GREY);

        assertThatThrownBy(() -> source.at(32))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("d.safetensors")
                .hasMessageContaining("2x2")
                .hasMessageContaining("32x32");
    }

    @Test
    void shouldRefuseATruncatedFile() throws Exception {
        Path file = file();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));

        assertThatThrownBy(() -> DatasetSource.open(file, GREY))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("d.safetensors")
                .hasMessageContaining("truncated");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> DatasetSource.open(folder.resolve("no.safetensors"), GREY))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("no.safetensors")
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'pictures':{'dtype':'U8','shape':[10],'data_offsets':[0,10]}} | no tensor"
                        + " 'images'",
                "{'images':{'dtype':'U8','shape':[2,1,2,2],'data_offsets':[0,8]},"
                        + "'label':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " | no tensor 'labels'",
                "{'images':{'dtype':'I8','shape':[2,1,2,2],'data_offsets':[0,8]},"
                        + "'labels':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " | tensor 'images' has type I8",
                "{'images':{'dtype':'U8','shape':[2,4],'data_offsets':[0,8]},"
                        + "'labels':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " | tensor 'images' has shape [2, 4]",
                "{'images':{'dtype':'U8','shape':[1,2,2,2],'data_offsets':[0,8]},"
                        + "'labels':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " | 2 channels; the network takes 1",
                "{'images':{'dtype':'U8','shape':[1,1,2,4],'data_offsets':[0,8]},"
                        + "'labels':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " | tensor 'labels' has shape [2]; expected [1]",
                "{'images':{'dtype':'U8','shape':[2,1,2,2],'data_offsets':[0,8]},"
                        + "'labels':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " | tensor 'labels' has 11 at 1; the network knows the classes 0 to 9"
            })
    void shouldNameFileTensorAndWhatIsExpected(String header, String message) {
        Path file =
                DatasetFixture.write(
                        folder.resolve("bad.safetensors"),
                        header.replace('\'', '"'),
                        new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 3, 11});

        assertThatThrownBy(() -> DatasetSource.open(file, GREY))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("bad.safetensors")
                .hasMessageContaining(message);
    }

    @Test
    void shouldFingerprintImagesAndLabelsButNotThePath() {
        String original = fingerprint(file());
        String moved =
                fingerprint(
                        DatasetFixture.write(
                                folder.resolve("m"), List.of(2, 1, 2, 2), TWO_IMAGES, 7, 3));
        String relabelled =
                fingerprint(
                        DatasetFixture.write(
                                folder.resolve("r"), List.of(2, 1, 2, 2), TWO_IMAGES, 7, 4));

        assertThat(moved).isEqualTo(original);
        assertThat(relabelled).isNotEqualTo(original);
    }

    private static String fingerprint(Path file) {
        Fingerprint fingerprint = Fingerprint.ofMeter("test");
        DatasetSource.open(file, GREY).addTo(fingerprint, "dataset");
        return fingerprint.toHex();
    }
}
