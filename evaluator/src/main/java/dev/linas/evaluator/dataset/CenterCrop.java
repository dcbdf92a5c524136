package dev.linas.evaluator.dataset;

import java.awt.image.BufferedImage;

/**
 * Makes a square of an image as the usual ImageNet evaluation does: the shorter side is resized to the
 * wanted size over 0.875, then the centre is cut out. Resizing is bilinear and, where it makes smaller,
 * averages over the pixels that one new pixel covers (a triangle filter as wide as the ratio).
 */
final class CenterCrop {
    private static final double CROP = 0.875;

    /** Luma of ITU-R BT.601, for networks that take grey. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private static final int RGB = 3;

    private CenterCrop() {}

    /**
     * Resizes and cuts.
     *
     * @param channels 1 for grey, 3 for RGB
     * @param size height and width of the result, at least 1
     * @return values 0 to 255 in the order channel, row, column
     */
    static byte[] of(BufferedImage image, int channels, int size) {
        int width = image.getWidth();
        int height = image.getHeight();
        int shorter = (int) Math.ceil(size / CROP);
        double ratio = (double) Math.min(width, height) / shorter;
        Filter across = new Filter(width, ratio, size);
        Filter down = new Filter(height, ratio, size);
        int area = size * size;
        byte[] result = new byte[channels * area];
        for (int channel = 0; channel < channels; channel++) {
            double[] narrow = new double[height * size];
            for (int row = 0; row < height; row++) {
                across.apply(line(image, row, channels, channel), 1, 0, narrow, 1, row * size);
            }
            double[] square = new double[area];
            for (int column = 0; column < size; column++) {
                down.apply(narrow, size, column, square, size, column);
            }
            for (int i = 0; i < area; i++) {
                result[channel * area + i] =
                        (byte) Math.max(0, Math.min(255, Math.round(square[i])));
            }
        }
        return result;
    }

    private static double[] line(BufferedImage image, int row, int channels, int channel) {
        int[] pixels = image.getRGB(0, row, image.getWidth(), 1, null, 0, image.getWidth());
        double[] values = new double[pixels.length];
        for (int i = 0; i < values.length; i++) {
            if (channels == RGB) {
                values[i] = component(pixels[i], channel);
            } else {
                for (int c = 0; c < RGB; c++) {
                    values[i] += LUMA[c] * component(pixels[i], c);
                }
            }
        }
        return values;
    }

    private static int component(int pixel, int channel) {
        return pixel >> (16 - 8 * channel) & 0xFF;
    }

    /** The weights with which old pixels of a line make each of the new ones in the centre. */
    private static final class Filter {
        private final int[] first;
        private final double[][] weights;

        /**
         * @param length pixels of the old line
         * @param ratio old pixels per new pixel
         * @param size new pixels wanted, from the centre
         */
        Filter(int length, double ratio, int size) {
            first = new int[size];
            weights = new double[size][];
            double reach = Math.max(ratio, 1);
            int begin = (int) Math.round((length / ratio - size) / 2);
            for (int i = 0; i < size; i++) {
                double centre = (begin + i + 0.5) * ratio;
                int from = Math.max(0, (int) Math.floor(centre - reach));
                int to = Math.min(length, (int) Math.ceil(centre + reach));
                first[i] = from;
                weights[i] = new double[to - from];
                double sum = 0;
                for (int x = from; x < to; x++) {
                    double distance = Math.abs(x + 0.5 - centre) / reach;
                    weights[i][x - from] = Math.max(0, 1 - distance);
                    sum += weights[i][x - from];
                }
                for (int x = 0; x < weights[i].length; x++) {
                    weights[i][x] /= sum;
                }
            }
        }

        void apply(double[] in, int inStep, int inFirst, double[] out, int outStep, int outFirst) {
            for (int i = 0; i < first.length; i++) {
                double sum = 0;
                for (int x = 0; x < weights[i].length; x++) {
                    sum += weights[i][x] * in[inFirst + (first[i] + x) * inStep];
                }
                out[outFirst + i * outStep] = sum;
            }
        }
    }
}
