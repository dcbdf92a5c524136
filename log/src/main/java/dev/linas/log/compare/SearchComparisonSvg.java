package dev.linas.log.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The curves of a comparison as a picture: share of the best hypervolume against evaluations and
 * against seconds of measuring. Colours are those of Okabe and Ito, told apart by the colour-blind;
 * dashes tell them apart without colour. The text depends on the comparison alone.
 */
public final class SearchComparisonSvg {
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");
    private static final List<String> DASHES = List.of("", "6 3", "2 2", "8 3 2 3");
    private static final int WIDTH = 380;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int BETWEEN = 70;
    private static final int LEGEND_LINE = 18;
    private static final int TICKS = 5;

    private final SearchComparison comparison;
    private final StringBuilder svg = new StringBuilder();

    private SearchComparisonSvg(SearchComparison comparison) {
        this.comparison = comparison;
    }

    /** The picture, an SVG document. */
    public static String write(SearchComparison comparison) {
        SearchComparisonSvg picture = new SearchComparisonSvg(comparison);
        picture.draw();
        return picture.svg.toString();
    }

    private void draw() {
        int height = TOP + HEIGHT + 60 + LEGEND_LINE * comparison.curves().size();
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                LEFT + 2 * WIDTH + BETWEEN + 20, height);
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        line(
                "<text x=\"%d\" y=\"20\" font-size=\"14\">Share of the best hypervolume, %%</text>",
                LEFT);
        panel(LEFT, "evaluations", SearchCurve.Point::evaluations);
        panel(LEFT + WIDTH + BETWEEN, "seconds of measuring", SearchCurve.Point::seconds);
        for (int c = 0; c < comparison.curves().size(); c++) {
            int y = TOP + HEIGHT + 55 + LEGEND_LINE * c;
            line(
                    "<path d=\"M%d %dh40\" %s/><text x=\"%d\" y=\"%d\">%s</text>",
                    LEFT,
                    y,
                    stroke(c),
                    LEFT + 50,
                    y + 4,
                    escaped(comparison.curves().get(c).name()));
        }
        line("</svg>");
    }

    private void panel(int left, String label, ToDoubleFunction<SearchCurve.Point> place) {
        double most =
                comparison.curves().stream()
                        .mapToDouble(curve -> place.applyAsDouble(curve.end()))
                        .max()
                        .orElse(0.0);
        double width = most > 0.0 ? most : 1.0;
        for (int t = 0; t <= TICKS; t++) {
            double y = TOP + HEIGHT * (1.0 - t / (double) TICKS);
            double x = left + WIDTH * t / (double) TICKS;
            line("<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/>", left, y, WIDTH);
            line(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>",
                    left - 6, y + 4, 100 * t / TICKS);
            line(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x, TOP + HEIGHT + 16, tick(width * t / TICKS, width));
        }
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                left + WIDTH / 2, TOP + HEIGHT + 34, label);
        for (int c = 0; c < comparison.curves().size(); c++) {
            StringBuilder path = new StringBuilder();
            for (SearchCurve.Point point : comparison.curves().get(c).points()) {
                path.append(
                        String.format(
                                Locale.ROOT,
                                "%s%.1f %.1f",
                                path.isEmpty() ? "M" : "L",
                                left + WIDTH * place.applyAsDouble(point) / width,
                                TOP + HEIGHT * (1.0 - comparison.share(point))));
            }
            line("<path d=\"%s\" %s/>", path, stroke(c));
        }
    }

    private static String tick(double value, double most) {
        return String.format(Locale.ROOT, most < 10 ? "%.1f" : "%.0f", value);
    }

    private static String stroke(int curve) {
        String dash = DASHES.get(curve % DASHES.size());
        return "fill=\"none\" stroke-width=\"2\" stroke=\"%s\"%s"
                .formatted(
                        COLOURS.get(curve % COLOURS.size()),
                        dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
