package dev.linas.supernet.image;

/**
 * Makes a square of an image as the usual ImageNet evaluation does (torchvision's {@code
 * Resize(ceil(size / 0.875))}, {@code CenterCrop(size)}): the shorter side is resized, then the
 * centre is cut out. An image that has the size already is left as it is.
 */
public final class CenterCrop {
    private static final double CROP = 0.875;

    private CenterCrop() {}

    /**
     * Resizes and cuts.
     *
     * @param channels 1 for grey, 3 for RGB
     * @param size height and width of the result, at least 1
     * @return values 0 to 255 in the order channel, row, column
     */
    public static byte[] of(StoredImage image, int channels, int size) {
        StoredImage converted = image.in(channels);
        if (image.width() == size && image.height() == size) {
            return planes(converted.samples(), channels, size);
        }
        int shorter = (int) Math.ceil(size / CROP);
        long least = Math.min(image.width(), image.height());
        int width = (int) ((long) shorter * image.width() / least);
        int height = (int) ((long) shorter * image.height() / least);
        BilinearResize across = new BilinearResize(image.width(), width, margin(width, size), size);
        BilinearResize down =
                new BilinearResize(image.height(), height, margin(height, size), size);
        return planes(resized(converted, across, down, size), channels, size);
    }

    /** Half of what is cut off, halves to even as Python rounds them. */
    private static int margin(int length, int size) {
        return (int) Math.rint((length - size) / 2.0);
    }

    private static byte[] resized(
            StoredImage image, BilinearResize across, BilinearResize down, int size) {
        int channels = image.channels();
        int line = size * channels;
        byte[] narrow = new byte[image.height() * line];
        byte[] square = new byte[size * line];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = down.firstNeeded(); row < down.endNeeded(); row++) {
                int begin = row * image.width() * channels + channel;
                across.apply(
                        image.samples(), begin, channels, narrow, row * line + channel, channels);
            }
        }
        for (int column = 0; column < line; column++) {
            down.apply(narrow, column, line, square, column, line);
        }
        return square;
    }

    private static byte[] planes(byte[] samples, int channels, int size) {
        int area = size * size;
        byte[] planes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            planes[i % channels * area + i / channels] = samples[i];
        }
        return planes;
    }
}
