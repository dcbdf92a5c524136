package dev.linas.core.random;

import java.util.SplittableRandom;

/** Standard normal numbers, the same on every JVM. */
public final class Normal {
    private Normal() {}

    /** One number (Box and Muller, 1958); uses two uniform ones. */
    public static double next(SplittableRandom random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** Some independent numbers. */
    public static double[] draw(int count, SplittableRandom random) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = next(random);
        }
        return numbers;
    }
}
