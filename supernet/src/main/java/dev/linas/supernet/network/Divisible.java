package dev.linas.supernet.network;

/**
 * Rounds numbers of channels to a multiple of a divisor, as MobileNets do: to the nearest multiple,
 * half of it up, at least the divisor, and one more where rounding would lose over a tenth.
 */
public final class Divisible {
    private Divisible() {}

    /**
     * Rounds a width.
     *
     * @param channels above 0
     * @param divisor at least 1
     * @return a multiple of the divisor, at least {@code 0.9 * channels}
     */
    public static int round(double channels, int divisor) {
        int nearest = (int) (channels + divisor / 2.0) / divisor * divisor;
        int width = Math.max(divisor, nearest);
        return width < 0.9 * channels ? width + divisor : width;
    }
}
