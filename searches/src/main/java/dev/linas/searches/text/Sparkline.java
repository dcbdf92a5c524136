package dev.linas.searches.text;

import java.util.List;

/** A series of numbers as a line of bars of eight heights. */
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * The last numbers of a series; the lowest of them is the lowest bar.
     *
     * @param most how many are shown at most; above 0
     */
    public static String of(List<Double> series, int most) {
        List<Double> shown =
                series.subList(Math.max(0, series.size() - most), series.size()).stream()
                        .filter(Double::isFinite)
                        .toList();
        double low = shown.stream().mapToDouble(v -> v).min().orElse(0);
        double high = shown.stream().mapToDouble(v -> v).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (double value : shown) {
            int height =
                    high > low
                            ? (int)
                                    StrictMath.round(
                                            (value - low) / (high - low) * (BARS.length() - 1))
                            : BARS.length() / 2;
            bars.append(BARS.charAt(height));
        }
        return bars.toString();
    }
}
