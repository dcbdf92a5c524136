package dev.linas.supernettrainer.task;

import java.util.Arrays;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): grey pictures of clothes, 28 x 28 pixels, 10
 * classes. Thread-safe.
 *
 * <p>Of its 60,000 training images the last 3,000 are kept out of training, for calibration and for
 * watching; its test images are those of validation. A training sees all of the others once, in an
 * order of its own, before it sees one again; each is mirrored in half of the cases, and shifted by
 * up to two pixels, by random numbers of (seed, index) alone.
 */
public final class FashionTask implements ImageTask {
    private static final int SIZE = 28;
    private static final int CLASSES = 10;
    private static final int KEPT_OUT = 3000;
    private static final int FOR_CALIBRATION = 1000;
    private static final int SHIFT = 2;

    private final LabelledImages training;
    private final LabelledImages test;
    private final int trained;

    /**
     * @param training the training images, more than 3,000
     * @param test the test images
     * @throws IllegalArgumentException if the images are of another size or there are too few
     */
    public FashionTask(LabelledImages training, LabelledImages test) {
        for (LabelledImages images : new LabelledImages[] {training, test}) {
            if (images.size() != SIZE) {
                throw new IllegalArgumentException(
                        "%s: expected a side of %d".formatted(images, SIZE));
            }
        }
        if (training.count() <= KEPT_OUT) {
            throw new IllegalArgumentException(
                    "%d training images: expected more than %d"
                            .formatted(training.count(), KEPT_OUT));
        }
        this.training = training;
        this.test = test;
        this.trained = training.count() - KEPT_OUT;
    }

    @Override
    public String name() {
        return "fashion-mnist";
    }

    @Override
    public int classes() {
        return CLASSES;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public LabelledImages judging(ImageSet set, int first, int count) {
        LabelledImages all =
                switch (set) {
                    case VALIDATION -> test;
                    case CALIBRATION -> training.slice(trained, trained + FOR_CALIBRATION);
                    case MONITOR -> training.slice(trained + FOR_CALIBRATION, training.count());
                };
        if (first + count > all.count()) {
            throw new IllegalArgumentException(
                    "there are %d images of %s, not %d"
                            .formatted(all.count(), name(), first + count));
        }
        return all.slice(first, first + count);
    }

    @Override
    public LabelledImages draw(long seed, long first, int count) {
        byte[] pixels = new byte[count * SIZE * SIZE];
        int[] labels = new int[count];
        int[] order = null;
        for (int i = 0; i < count; i++) {
            long index = first + i;
            int place = (int) (index % trained);
            if (order == null || place == 0) {
                order = order(seed, index / trained);
            }
            int image = order[place];
            labels[i] = training.labels()[image];
            PortableRandom draws = new PortableRandom(seed, index);
            boolean mirrored = draws.chance(0.5);
            int down = draws.below(2 * SHIFT + 1) - SHIFT;
            int right = draws.below(2 * SHIFT + 1) - SHIFT;
            shift(image, mirrored, down, right, pixels, i * SIZE * SIZE);
        }
        return new LabelledImages(SIZE, pixels, labels);
    }

    /** The order of the images in a pass over all of them (Fisher and Yates). */
    private int[] order(long seed, long pass) {
        int[] order = new int[trained];
        Arrays.setAll(order, i -> i);
        PortableRandom draws = new PortableRandom(~seed, pass);
        for (int i = trained - 1; i > 0; i--) {
            int j = draws.below(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** Copies an image; what a shift uncovers is black, as the background is. */
    private void shift(
            int image, boolean mirrored, int down, int right, byte[] pixels, int offset) {
        int from = image * SIZE * SIZE;
        for (int y = Math.max(0, down); y < Math.min(SIZE, SIZE + down); y++) {
            for (int x = Math.max(0, right); x < Math.min(SIZE, SIZE + right); x++) {
                int column = mirrored ? SIZE - 1 - (x - right) : x - right;
                pixels[offset + y * SIZE + x] =
                        training.pixels()[from + (y - down) * SIZE + column];
            }
        }
    }
}
