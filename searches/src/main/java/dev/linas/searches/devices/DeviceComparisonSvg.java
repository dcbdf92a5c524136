package dev.linas.searches.devices;

import java.util.List;
import java.util.Locale;

/**
 * A comparison of devices as a picture: a square per pair, the darker the more hypervolume is lost.
 * The text depends on the comparison alone. Pure.
 */
public final class DeviceComparisonSvg {
    private static final int CELL = 64;
    private static final int LABELS = 150;
    private static final int TOP = 60;

    private DeviceComparisonSvg() {}

    /** The picture, an SVG document. */
    public static String write(DeviceComparison comparison) {
        List<String> devices = comparison.devices();
        int side = devices.size() * CELL;
        double most =
                comparison.pairs().stream()
                        .mapToDouble(DeviceComparison.Pair::lost)
                        .max()
                        .orElse(0);
        StringBuilder svg = new StringBuilder();
        svg.append(
                String.format(
                        Locale.ROOT,
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" \
                        font-family="sans-serif" font-size="12">
                        <rect width="100%%" height="100%%" fill="white"/>
                        <text x="%d" y="20" font-size="14">Hypervolume lost by the front of a \
                        device (row) on another (column), %%</text>
                        """,
                        Math.max(560, LABELS + side + 20),
                        TOP + side + 20,
                        10));
        for (int d = 0; d < devices.size(); d++) {
            String name = escaped(devices.get(d));
            svg.append(text(LABELS - 8, centre(TOP, d), "end", "black", name));
            svg.append(text(centre(LABELS, d), TOP - 10, "middle", "black", name));
        }
        for (int of = 0; of < devices.size(); of++) {
            for (int on = 0; on < devices.size(); on++) {
                double lost = comparison.pair(of, on).lost();
                double shade = most > 0 ? lost / most : 0;
                svg.append(
                        String.format(
                                Locale.ROOT,
                                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                                        + " fill=\"%s\"/>\n",
                                LABELS + on * CELL,
                                TOP + of * CELL,
                                CELL - 1,
                                CELL - 1,
                                colour(shade)));
                svg.append(
                        text(
                                centre(LABELS, on),
                                centre(TOP, of),
                                "middle",
                                shade > 0.5 ? "white" : "black",
                                String.format(Locale.ROOT, "%.2f", 100 * lost)));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static int centre(int from, int place) {
        return from + place * CELL + CELL / 2;
    }

    private static String text(int x, int y, String anchor, String fill, String content) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" dominant-baseline=\"middle\""
                        + " fill=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                fill,
                content);
    }

    /** From white to the blue of Okabe and Ito (2008). */
    private static String colour(double shade) {
        return String.format(
                Locale.ROOT,
                "rgb(%d,%d,%d)",
                channel(0, shade),
                channel(114, shade),
                channel(178, shade));
    }

    private static long channel(int full, double shade) {
        return Math.round(255 + (full - 255) * shade);
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
