package dev.linas.supernet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pixels and crops against those of Pillow; {@code make.py} and {@code make_more.py} beside the
 * images made both.
 */
class PixelsAgainstPillowTest {

    /** A line of the expectations; a side of 0 stands for the whole image. */
    record Expected(String name, String mode, int side, int width, int height, String samples) {
        static Expected of(String line) {
            String[] fields = line.split(" ", -1);
            return new Expected(
                    fields[0],
                    fields[1],
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]),
                    fields[5]);
        }

        int channels() {
            return mode.equals("L") ? 1 : 3;
        }

        @Override
        public String toString() {
            return name + " " + mode + " " + side;
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                PixelsAgainstPillowTest.class.getResourceAsStream("/images/" + name)) {
            return in.readAllBytes();
        }
    }

    static List<Expected> expected() throws IOException {
        List<Expected> expected = new ArrayList<>();
        for (String file : List.of("expected.txt", "expected-more.txt")) {
            new String(resource(file), StandardCharsets.US_ASCII)
                    .lines()
                    .forEach(line -> expected.add(Expected.of(line)));
        }
        return expected;
    }

    @ParameterizedTest
    @MethodSource("expected")
    void shouldGiveThePixelsThatPillowGives(Expected expected) throws IOException {
        StoredImage image = ImageDecoder.decode(resource(expected.name()));

        byte[] pixels =
                expected.side() == 0
                        ? image.in(expected.channels()).samples()
                        : interleaved(
                                CenterCrop.of(image, expected.channels(), expected.side()),
                                expected.channels());

        assertThat(HexFormat.of().formatHex(pixels)).isEqualTo(expected.samples());
        if (expected.side() == 0) {
            assertThat(List.of(image.width(), image.height()))
                    .containsExactly(expected.width(), expected.height());
        }
    }

    private static byte[] interleaved(byte[] planes, int channels) {
        int area = planes.length / channels;
        byte[] samples = new byte[planes.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = planes[i % channels * area + i / channels];
        }
        return samples;
    }
}
