package dev.linas.searches.text;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/** Numbers as the console shows them, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** A value with four significant digits or, if it is a whole number, all of them; - for NaN. */
    public static String value(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Math.rint(value) == value && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        return size < 1e-3 || size >= 1e9
                ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A limit, or {@code no limit}. */
    public static String limit(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "no limit";
    }

    /**
     * A duration in its largest fitting unit: {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 2
     * h}.
     */
    public static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 7200) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return seconds < 172_800
                ? String.format(Locale.ROOT, "%.0f h", seconds / 3600)
                : String.format(Locale.ROOT, "%.0f d", seconds / 86_400);
    }
}
