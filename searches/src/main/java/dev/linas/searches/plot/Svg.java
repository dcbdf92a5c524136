package dev.linas.searches.plot;

import java.util.Locale;

/**
 * An SVG document that is written element by element. The same calls give the same bytes on every
 * machine: nothing asks for a font. Coordinates are in pixels from the upper left corner. Not
 * thread-safe.
 */
final class Svg {
    /** Where a text stands with regard to its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder document = new StringBuilder();

    Svg(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                width, height);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    }

    /** A line of text; the place is that of its base line. */
    void text(double x, double y, Anchor anchor, String content) {
        text(x, y, anchor, Palette.BLACK, content);
    }

    /** The same in a colour. */
    void text(double x, double y, Anchor anchor, String colour, String content) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor.name().toLowerCase(Locale.ROOT), colour, escaped(content));
    }

    /** A heading. */
    void heading(double x, double y, String content) {
        add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"14\">%s</text>", x, y, escaped(content));
    }

    /**
     * A line through some points.
     *
     * @param dash lengths of dashes and gaps; empty: none
     */
    void line(double[] x, double[] y, String colour, double width, String dash) {
        add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                path(x, y),
                colour,
                width,
                dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }

    /** An area within some corners, so that what is below can be seen. */
    void area(double[] x, double[] y, String colour) {
        add("<path d=\"%sZ\" fill=\"%s\" fill-opacity=\"0.16\"/>", path(x, y), colour);
    }

    /** A point; pointing at it shows its title, if it has one. */
    void circle(double x, double y, double radius, String colour, String title) {
        String place = "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" fill=\"%s\"";
        if (title.isEmpty()) {
            add(place + "/>", x, y, radius, colour);
        } else {
            add(place + "><title>%s</title></circle>", x, y, radius, colour, escaped(title));
        }
    }

    /** A filled rectangle. */
    void rectangle(double x, double y, double width, double height, String colour) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x, y, width, height, colour);
    }

    /** The document; nothing may be added afterwards. */
    String end() {
        return document.append("</svg>\n").toString();
    }

    private static String path(double[] x, double[] y) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]));
        }
        return path.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String format, Object... values) {
        document.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
