package dev.linas.searches.plot;

import java.util.List;
import java.util.Locale;

/**
 * Colours that the colour-blind tell apart (Okabe and Ito, "Color Universal Design", 2008), and
 * dashes that tell lines apart without colour.
 */
final class Palette {
    static final String BLACK = "black";
    static final String WHITE = "white";
    static final String GRID = "#ddd";
    static final String BESIDE = "#999";
    static final String NOTHING = "#eee";

    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");
    private static final List<String> DASHES = List.of("", "6 3", "2 2", "8 3 2 3");

    private Palette() {}

    /** Colour of a series by its place. */
    static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    /** Dash of a series by its place; empty: none. */
    static String dash(int series) {
        return DASHES.get(series % DASHES.size());
    }

    /**
     * From white to the first colour.
     *
     * @param share 0..1
     */
    static String shade(double share) {
        return String.format(
                Locale.ROOT,
                "rgb(%d,%d,%d)",
                channel(0, share),
                channel(114, share),
                channel(178, share));
    }

    private static long channel(int full, double share) {
        return Math.round(255 + (full - 255) * share);
    }
}
