package dev.linas.supernettrainer.task;

import java.util.List;

/**
 * Hand-written digits, 32 x 32 grey pixels, made from stroke models: a way of writing, a hand
 * ({@link Handwriting}), clutter around and across the digit, an uneven background, noise.
 * Thread-safe.
 *
 * <p>Deterministic on any JVM: only {@link StrictMath}, square roots and exact arithmetic, and
 * random numbers from {@link PortableRandom}.
 */
public final class DigitTask implements ImageTask {
    private static final int SIZE = 32;

    private final List<List<Glyph>> glyphs = GlyphReader.digits();

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public int classes() {
        return glyphs.size();
    }

    @Override
    public int size() {
        return SIZE;
    }

    /** Draws with other seeds than trainings do, so that no image is shared; sets have no end. */
    @Override
    public LabelledImages judging(ImageSet set, int first, int count) {
        long seed =
                switch (set) {
                    case VALIDATION -> 1_000_001;
                    case CALIBRATION -> 1_000_002;
                    case MONITOR -> 0x6d6f6e69746f72L;
                };
        return draw(seed, first, count);
    }

    @Override
    public LabelledImages draw(long seed, long first, int count) {
        byte[] pixels = new byte[count * SIZE * SIZE];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            PortableRandom draws = new PortableRandom(seed, first + i);
            labels[i] = draws.below(classes());
            double hardship = hardship(draws);
            double[] ink = write(draws, labels[i], hardship).ink();
            expose(draws, ink, hardship, pixels, i * SIZE * SIZE);
        }
        return new LabelledImages(SIZE, pixels, labels);
    }

    /**
     * How hard an image is, 0 (clear) to 1: most are easy, a few hardly legible, so that small
     * networks learn quickly and no network gets all of them right.
     */
    private static double hardship(PortableRandom draws) {
        double u = draws.uniform();
        return u * u;
    }

    private Canvas write(PortableRandom draws, int digit, double hardship) {
        Canvas canvas = new Canvas(SIZE);
        double height = draws.uniform(18.0, 26.0);
        double room = (SIZE - height) / 2;
        double x = SIZE / 2.0 + draws.uniform(-1.0, 1.0) * Math.min(3.0, room);
        double y = SIZE / 2.0 + draws.uniform(-1.0, 1.0) * Math.min(3.0, room);
        if (draws.chance(0.3 + 0.5 * hardship)) {
            neighbour(draws, canvas, x, y, height, hardship);
        }
        scratches(draws, canvas, draws.below(1 + (int) (5.0 * hardship)));
        creases(draws, canvas, hardship);
        new Handwriting(draws, x, y, height, hardship).write(oneOf(draws, digit), canvas);
        creases(draws, canvas, hardship);
        return canvas;
    }

    /**
     * A digit beside, above or below, which shows in part or, in hard images, runs into the middle
     * one.
     */
    private void neighbour(
            PortableRandom draws,
            Canvas canvas,
            double x,
            double y,
            double height,
            double hardship) {
        double side = draws.chance(0.5) ? 1.0 : -1.0;
        double away = height * (draws.uniform(0.85, 1.2) - 0.25 * hardship);
        boolean beside = draws.chance(0.7);
        double centreX = beside ? x + side * away : x + draws.uniform(-8.0, 8.0);
        double centreY = beside ? y + draws.uniform(-5.0, 5.0) : y + side * away * 1.3;
        Glyph glyph = oneOf(draws, draws.below(classes()));
        new Handwriting(draws, centreX, centreY, height, hardship).write(glyph, canvas);
    }

    private static void scratches(PortableRandom draws, Canvas canvas, int count) {
        for (int i = 0; i < count; i++) {
            double x0 = draws.uniform(0.0, SIZE);
            double y0 = draws.uniform(0.0, SIZE);
            double x1 = x0 + draws.uniform(-9.0, 9.0);
            double y1 = y0 + draws.uniform(-9.0, 9.0);
            canvas.line(x0, y0, x1, y1, draws.uniform(0.3, 1.0), draws.uniform(0.3, 0.9));
        }
    }

    private static void creases(PortableRandom draws, Canvas canvas, double hardship) {
        if (draws.chance(0.5 * hardship)) {
            canvas.erase(
                    draws.uniform(0.0, SIZE),
                    draws.uniform(0.0, SIZE),
                    draws.uniform(0.0, SIZE),
                    draws.uniform(0.0, SIZE),
                    draws.uniform(0.3, 1.5));
        }
    }

    private Glyph oneOf(PortableRandom draws, int digit) {
        List<Glyph> ways = glyphs.get(digit);
        return ways.get(draws.below(ways.size()));
    }

    /** Ink to grey levels: a sloping background, lighter ink, noise. */
    private static void expose(
            PortableRandom draws, double[] ink, double hardship, byte[] pixels, int offset) {
        double paper = draws.uniform(0.0, 0.25);
        double contrast = (draws.uniform(0.65, 1.0) - 0.3 * hardship) * (1.0 - paper);
        double slopeX = draws.uniform(-0.15, 0.15) / SIZE;
        double slopeY = draws.uniform(-0.15, 0.15) / SIZE;
        double noise = draws.uniform(0.02, 0.06) + 0.2 * hardship;
        for (int p = 0; p < ink.length; p++) {
            int row = p / SIZE;
            int column = p % SIZE;
            double background = paper + slopeX * column + slopeY * row;
            double light = background + contrast * ink[p] + noise * draws.normal();
            double grey = Math.min(1.0, Math.max(0.0, light));
            pixels[offset + p] = (byte) (int) (grey * 255.0 + 0.5);
        }
    }
}
