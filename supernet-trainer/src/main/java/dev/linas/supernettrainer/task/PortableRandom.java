package dev.linas.supernettrainer.task;

import java.util.SplittableRandom;

/**
 * Random numbers made of nothing but {@link SplittableRandom#nextLong()}, whose values are
 * specified: the derived methods of the JDK may change with its version, pictures must not. Not
 * thread-safe.
 */
final class PortableRandom {
    private static final double UNIT = 0x1p-53;

    private final SplittableRandom random;

    /** The stream of one image: a fresh one for every (seed, index). */
    PortableRandom(long seed, long index) {
        this.random = new SplittableRandom(mix(mix(seed) + index));
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /** Uniform in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform in 0..bound-1; the bias of at most bound / 2^53 is of no account here. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** True with the given probability. */
    boolean chance(double probability) {
        return uniform() < probability;
    }

    /**
     * Nearly normal with mean 0 and variance 1, within ±3.5: the sum of four uniform numbers
     * (Irwin-Hall).
     */
    double normal() {
        long bits = random.nextLong();
        double sum = 0.0;
        for (int i = 0; i < 4; i++) {
            sum += (bits & 0xFFFF) * 0x1p-16;
            bits >>>= 16;
        }
        return (sum - 2.0) * IRWIN_HALL_SCALE;
    }

    /** The sum of four uniform numbers has variance 1/3. */
    private static final double IRWIN_HALL_SCALE = StrictMath.sqrt(3.0);

    /**
     * Stafford's variant 13 of MurmurHash3's finaliser: neighbouring indices give unrelated
     * streams.
     */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
