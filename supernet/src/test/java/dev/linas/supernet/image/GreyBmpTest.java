package dev.linas.supernet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** BMP files with palettes of grey, as Pillow writes them for images of mode L. */
class GreyBmpTest {
    private static final int HEADERS = 14 + 40;
    private static final byte[] PIXELS = {
        0, 1, 60, 100, (byte) 128, (byte) 200, (byte) 254, (byte) 255
    };

    /** One row of {@link #PIXELS} whose colour i is a grey of i, or of 255 - i. */
    private static byte[] bmp(boolean inverted) {
        int size = HEADERS + 4 * 256 + PIXELS.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(size).putInt(0).putInt(HEADERS + 4 * 256);
        file.putInt(40).putInt(PIXELS.length).putInt(1).putShort((short) 1).putShort((short) 8);
        file.putInt(0).putInt(PIXELS.length).putInt(0).putInt(0).putInt(256).putInt(256);
        for (int i = 0; i < 256; i++) {
            byte grey = (byte) (inverted ? 255 - i : i);
            file.put(grey).put(grey).put(grey).put((byte) 0);
        }
        return file.put(PIXELS).array();
    }

    @Test
    void shouldTakeTheGreysAsTheyAreStored() throws IOException {
        StoredImage image = ImageDecoder.decode(bmp(false)).in(StoredImage.RGB);

        for (int x = 0; x < PIXELS.length; x++) {
            for (int channel = 0; channel < StoredImage.RGB; channel++) {
                assertThat(image.samples()[x * StoredImage.RGB + channel]).isEqualTo(PIXELS[x]);
            }
        }
    }

    @Test
    void shouldTakeThoseOfAnotherPaletteAsWell() throws IOException {
        StoredImage image = ImageDecoder.decode(bmp(true)).in(StoredImage.RGB);

        for (int x = 0; x < PIXELS.length; x++) {
            assertThat(image.samples()[x * StoredImage.RGB])
                    .isEqualTo((byte) (255 - Byte.toUnsignedInt(PIXELS[x])));
        }
    }
}
