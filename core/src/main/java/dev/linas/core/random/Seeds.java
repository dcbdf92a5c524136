package dev.linas.core.random;

import java.util.SplittableRandom;

/**
 * Random streams of a search. Every random choice draws from a stream named by (search seed, round,
 * purpose), so no choice depends on how many numbers another one drew.
 */
public final class Seeds {
    private Seeds() {}

    /** The use of a stream of random numbers. */
    public enum Purpose {
        INITIAL_DESIGN(1),
        INNER_SEARCH(2),
        RANDOM_FILL(3),
        CROSS_VALIDATION(4),
        BATCH_SELECTION(5);

        private final long stream;

        Purpose(long stream) {
            this.stream = stream;
        }
    }

    /**
     * The stream of one purpose in one round.
     *
     * @return a fresh generator, the same for the same arguments on every machine
     */
    public static SplittableRandom stream(long seed, int round, Purpose purpose) {
        return new SplittableRandom(mix(mix(mix(seed) + round) + purpose.stream));
    }

    /** Finaliser of MurmurHash3 in the variant 13 of Stafford: every bit depends on every bit. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
