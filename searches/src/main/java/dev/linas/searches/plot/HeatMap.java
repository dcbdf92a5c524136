package dev.linas.searches.plot;

import dev.linas.searches.plot.Svg.Anchor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A matrix as a picture: a cell per row and column with its value, the darker the larger. Immutable
 * but for what is added; not thread-safe.
 */
public final class HeatMap extends Drawing {
    private static final int CELL_HEIGHT = 28;
    private static final int LEAST_WIDTH = 64;
    private static final int CHARACTER = 7;
    private static final int TOP = 60;

    private final String title;
    private final List<String> columns;
    private final List<String> rows = new ArrayList<>();
    private final List<double[]> shades = new ArrayList<>();
    private final List<List<String>> texts = new ArrayList<>();

    /** A matrix of some columns, without rows. */
    public HeatMap(String title, List<String> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    /**
     * Adds a row.
     *
     * @param shades how dark each cell is, 0..1; NaN: there is no value
     * @param values what stands in each cell
     */
    public HeatMap row(String name, double[] shades, List<String> values) {
        if (shades.length != columns.size() || values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%d shades and %d values for %d columns"
                            .formatted(shades.length, values.size(), columns.size()));
        }
        rows.add(name);
        this.shades.add(shades.clone());
        texts.add(List.copyOf(values));
        return this;
    }

    @Override
    int width() {
        return Math.max(labels() + columns.size() * cell(), 8 * title.length()) + 20;
    }

    @Override
    int height() {
        return TOP + rows.size() * CELL_HEIGHT + 20;
    }

    private int labels() {
        return 20 + CHARACTER * longest(rows);
    }

    private int cell() {
        return Math.max(LEAST_WIDTH, 8 + CHARACTER * longest(columns));
    }

    private static int longest(List<String> names) {
        List<Integer> lengths = new ArrayList<>(List.of(0));
        names.forEach(name -> lengths.add(name.length()));
        return Collections.max(lengths);
    }

    @Override
    void draw(Svg svg, int left, int top) {
        svg.heading(left + 10, top + 20, title);
        int first = left + labels();
        for (int c = 0; c < columns.size(); c++) {
            svg.text(first + (c + 0.5) * cell(), top + TOP - 10, Anchor.MIDDLE, columns.get(c));
        }
        for (int r = 0; r < rows.size(); r++) {
            double y = top + TOP + r * CELL_HEIGHT;
            svg.text(first - 8, y + CELL_HEIGHT / 2.0 + 4, Anchor.END, rows.get(r));
            for (int c = 0; c < columns.size(); c++) {
                double shade = shades.get(r)[c];
                double x = first + c * cell();
                svg.rectangle(
                        x,
                        y,
                        cell() - 1,
                        CELL_HEIGHT - 1,
                        Double.isNaN(shade) ? Palette.NOTHING : Palette.shade(shade));
                svg.text(
                        x + cell() / 2.0,
                        y + CELL_HEIGHT / 2.0 + 4,
                        Anchor.MIDDLE,
                        shade > 0.5 ? Palette.WHITE : Palette.BLACK,
                        texts.get(r).get(c));
            }
        }
    }
}
