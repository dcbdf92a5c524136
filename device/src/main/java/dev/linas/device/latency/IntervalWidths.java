package dev.linas.device.latency;

import dev.linas.core.stats.Quantiles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The widths of intervals that were measured while others were quiet, to compare one with that was
 * not. Only what disturbs shows in a width, and only if it is wider: a short reading of a disturbed
 * machine may have the narrower one. Not thread-safe.
 */
public final class IntervalWidths {
    private static final int REMEMBERED = 64;

    /** So many times as wide as on a quiet machine is worth a word. */
    private static final double NOTABLY = 1.5;

    private final Deque<Double> quiet = new ArrayDeque<>();

    /**
     * Remembers one of a quiet machine.
     *
     * @param percent half of the interval, in per cent of the value
     */
    public void quiet(double percent) {
        if (quiet.size() == REMEMBERED) {
            quiet.removeFirst();
        }
        quiet.addLast(percent);
    }

    /**
     * Describes a disturbed interval in words: set against the median of the quiet ones where it is
     * wider in what is printed, and said to be no wider where it is not.
     *
     * @param percent half of the interval, in per cent of the value
     */
    public String describe(double percent) {
        String width = "the interval of the last one is ±%s %%".formatted(oneDecimal(percent));
        if (quiet.isEmpty()) {
            return width;
        }
        String usual = oneDecimal(median());
        return Double.parseDouble(oneDecimal(percent)) > Double.parseDouble(usual)
                ? "%s, that of a quiet machine ±%s %%".formatted(width, usual)
                : "%s, no wider than on a quiet machine".formatted(width);
    }

    /**
     * Whether a disturbed one is notably wider than those of a quiet machine, or nothing is known
     * of these.
     *
     * @param percent half of the interval, in per cent of the value
     */
    public boolean isNotablyWider(double percent) {
        return quiet.isEmpty() || percent > NOTABLY * median();
    }

    private double median() {
        return Quantiles.median(quiet.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String oneDecimal(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }
}
