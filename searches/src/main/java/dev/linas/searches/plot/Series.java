package dev.linas.searches.plot;

import java.util.stream.Stream;

/** What is drawn between the axes of a {@link Chart}. Immutable. */
interface Series {
    /** Share of the range of an axis that is left free at either end. */
    double MARGIN = 0.04;

    /** What it is; empty: nothing in the legend. */
    default String label() {
        return "";
    }

    /** Its values along the axis from left to right. */
    double[] valuesX();

    /** Its values along the axis from bottom to top. */
    Stream<double[]> valuesY();

    /** Share of the axis from left to right that it needs free at either end. */
    default double marginX() {
        return 0;
    }

    /** Share of the axis from bottom to top that may be left free at either end. */
    default double marginY() {
        return MARGIN;
    }

    /** Draws it; values that are not finite are left out. */
    void draw(PlotArea area);

    /** Draws its mark in the legend, 40 pixels wide, with its middle at the given height. */
    default void drawMark(Svg svg, int left, int y) {}
}
