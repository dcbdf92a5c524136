package dev.linas.searches.plot;

import dev.linas.searches.plot.Svg.Anchor;
import java.util.List;

/** A drawing that fills a rectangle of a picture. It depends on its content alone. */
public abstract class Drawing {
    private static final int TITLE = 30;
    private static final int GAP = 20;

    /** Its width in pixels. */
    abstract int width();

    /** Its height in pixels. */
    abstract int height();

    /** Draws it with its upper left corner at a place. */
    abstract void draw(Svg svg, int left, int top);

    /** The drawing alone, as an SVG document. */
    public final String svg() {
        Svg svg = new Svg(width(), height());
        draw(svg, 0, 0);
        return svg.end();
    }

    /**
     * Several drawings under one title, row by row, as an SVG document.
     *
     * @param columns drawings in a row at most, above 0
     * @param drawings may be empty
     */
    public static String svg(String title, int columns, List<? extends Drawing> drawings) {
        int width = 0;
        int height = TITLE;
        for (int first = 0; first < drawings.size(); first += columns) {
            List<? extends Drawing> row = row(drawings, first, columns);
            width = Math.max(width, row.stream().mapToInt(d -> d.width() + GAP).sum());
            height += GAP + row.stream().mapToInt(Drawing::height).max().orElse(0);
        }
        Svg svg = new Svg(Math.max(width, 8 * title.length() + 2 * GAP), height);
        svg.heading(GAP, 20, title);
        int top = TITLE;
        for (int first = 0; first < drawings.size(); first += columns) {
            int left = 0;
            int highest = 0;
            for (Drawing drawing : row(drawings, first, columns)) {
                drawing.draw(svg, left, top);
                left += drawing.width() + GAP;
                highest = Math.max(highest, drawing.height());
            }
            top += highest + GAP;
        }
        return svg.end();
    }

    private static List<? extends Drawing> row(
            List<? extends Drawing> drawings, int first, int columns) {
        return drawings.subList(first, Math.min(drawings.size(), first + columns));
    }

    /** Draws a label that has a line of its own. */
    static void label(Svg svg, double x, double y, String text) {
        svg.text(x, y, Anchor.START, text);
    }
}
