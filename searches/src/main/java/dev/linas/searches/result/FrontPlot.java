package dev.linas.searches.result;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.searches.plot.Chart;
import dev.linas.searches.text.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * A front over two objectives as a picture: an SVG document, or characters for a terminal. The text
 * depends on the values alone.
 */
public final class FrontPlot {
    private static final double MARGIN = 0.04;

    private final Objective across;
    private final Objective up;
    private final List<Evaluation> front;
    private final List<Evaluation> others;
    private final int x;
    private final int y;
    private final double[] spanX;
    private final double[] spanY;

    /**
     * @param objectives of the search, in the order of the values
     * @param x place of the objective from left to right
     * @param y place of the objective from bottom to top
     * @param front members; those without a value in one of the two are left out
     * @param all what else was measured; members of the front may be among them
     */
    public FrontPlot(
            List<Objective> objectives,
            int x,
            int y,
            List<Evaluation> front,
            List<Evaluation> all) {
        this.x = x;
        this.y = y;
        this.across = objectives.get(x);
        this.up = objectives.get(y);
        this.front = front.stream().filter(this::hasBoth).toList();
        this.others = all.stream().filter(this::hasBoth).toList();
        this.spanX = span(x);
        this.spanY = span(y);
    }

    /**
     * A plot of the objectives of these names.
     *
     * @param axes ids of two objectives, the first from left to right; empty: the last two
     * @throws IllegalArgumentException if they are no two objectives of the search
     */
    public static FrontPlot of(
            List<Objective> objectives,
            List<String> axes,
            List<Evaluation> front,
            List<Evaluation> all) {
        List<String> ids = objectives.stream().map(Objective::id).toList();
        if (ids.size() < 2) {
            throw new IllegalArgumentException(
                    "the search has one objective; a plot of its front needs two");
        }
        List<String> named = axes.isEmpty() ? ids.subList(ids.size() - 2, ids.size()) : axes;
        if (named.size() != 2 || !ids.containsAll(named)) {
            throw new IllegalArgumentException(
                    "--axes is '%s'; expected two of %s"
                            .formatted(String.join(",", named), String.join(", ", ids)));
        }
        return new FrontPlot(
                objectives, ids.indexOf(named.get(0)), ids.indexOf(named.get(1)), front, all);
    }

    private boolean hasBoth(Evaluation evaluation) {
        return Double.isFinite(evaluation.value(x)) && Double.isFinite(evaluation.value(y));
    }

    /** Least and greatest value that is shown, with a margin; the front and what is beside it. */
    private double[] span(int objective) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<Evaluation> some : List.of(front, others)) {
            for (Evaluation each : some) {
                low = StrictMath.min(low, each.value(objective));
                high = StrictMath.max(high, each.value(objective));
            }
        }
        double margin = high > low ? MARGIN * (high - low) : 0.5;
        return new double[] {low - margin, high + margin};
    }

    private static double part(double value, double[] span) {
        return (value - span[0]) / (span[1] - span[0]);
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return front.isEmpty() && others.isEmpty();
    }

    /** The picture as an SVG document; pointing at a member names it. */
    public String svg() {
        return new Chart("", label(across), label(up))
                .beside(values(others, x), values(others, y))
                .members(
                        values(front, x),
                        values(front, y),
                        front.stream()
                                .map(
                                        member ->
                                                "%d/%d: %s, %s"
                                                        .formatted(
                                                                member.round(),
                                                                member.index(),
                                                                Numbers.value(member.value(x)),
                                                                Numbers.value(member.value(y))))
                                .toList())
                .svg();
    }

    private static double[] values(List<Evaluation> some, int objective) {
        return some.stream().mapToDouble(each -> each.value(objective)).toArray();
    }

    /**
     * The picture in characters: {@code o} a member of the front, {@code .} what else was measured.
     *
     * @param columns width in characters; 20 or more
     * @param rows height of the plot in lines, without its labels; 3 or more
     */
    public String text(int columns, int rows) {
        if (isEmpty()) {
            return "Nothing was measured, so there is nothing to plot.\n";
        }
        String high = Numbers.value(spanY[1]);
        String low = Numbers.value(spanY[0]);
        int gutter = Math.max(high.length(), low.length());
        int width = columns - gutter - 2;
        char[][] grid = new char[rows][width];
        for (char[] row : grid) {
            Arrays.fill(row, ' ');
        }
        others.forEach(each -> put(grid, each, '.'));
        front.forEach(each -> put(grid, each, 'o'));
        StringBuilder text = new StringBuilder(label(up)).append('\n');
        for (int r = 0; r < rows; r++) {
            String label = r == 0 ? high : r == rows - 1 ? low : "";
            text.append(" ".repeat(gutter - label.length())).append(label).append(" |");
            text.append(new String(grid[r]).stripTrailing()).append('\n');
        }
        String begin = Numbers.value(spanX[0]);
        String end = Numbers.value(spanX[1]);
        text.append(" ".repeat(gutter + 1)).append('+').append("-".repeat(width)).append('\n');
        int middle = width - begin.length() - end.length();
        text.append(" ".repeat(gutter + 2)).append(begin);
        text.append(" ".repeat(Math.max(1, middle))).append(end).append('\n');
        text.append(" ".repeat(gutter + 2)).append(label(across)).append('\n');
        return text.toString();
    }

    private void put(char[][] grid, Evaluation each, char mark) {
        int column = (int) (part(each.value(x), spanX) * grid[0].length);
        int row = (int) ((1 - part(each.value(y), spanY)) * grid.length);
        grid[Math.min(grid.length - 1, row)][Math.min(grid[0].length - 1, column)] = mark;
    }

    private static String label(Objective objective) {
        return "%s (%s is better)"
                .formatted(objective.id(), objective.goal() == Goal.MAXIMIZE ? "more" : "less");
    }
}
