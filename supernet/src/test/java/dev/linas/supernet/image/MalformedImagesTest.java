package dev.linas.supernet.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files that readers understand differently, or not at all: refused, with the reason. */
class MalformedImagesTest {
    private static byte[] encoded(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("this Java cannot write " + format);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage rgb() {
        return new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
    }

    @Test
    void shouldRefuseAPixelThatThePaletteHasNoColourOf() throws IOException {
        byte[] levels = {0, 40, 80, 120};
        BufferedImage image =
                new BufferedImage(
                        8,
                        6,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(8, levels.length, levels, levels, levels));
        image.getRaster().setSample(3, 2, 0, levels.length);

        assertThatThrownBy(() -> ImageDecoder.decode(encoded("png", image)))
                .isInstanceOf(IOException.class)
                .hasMessage("a pixel has colour 4 of a palette of 4");
    }

    @Test
    void shouldRefuseAGifWhoseFirstFrameDoesNotFillIt() throws IOException {
        byte[] gif = encoded("gif", rgb());
        gif[6] = 20; // the width of the picture

        assertThatThrownBy(() -> ImageDecoder.decode(gif))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("8x6 does not fill its 20x6 pixels");
    }

    @Test
    void shouldSayThatABmpIsCut() throws IOException {
        byte[] bmp = encoded("bmp", rgb());

        assertThatThrownBy(() -> ImageDecoder.decode(Arrays.copyOf(bmp, bmp.length - 10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the file is cut");
    }
}
