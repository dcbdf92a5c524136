package dev.linas.supernettrainer.task;

import java.util.List;

/**
 * One way to write a digit, in a box of 0..1.
 *
 * @param digit the digit, 0..9
 * @param strokes what the pen draws between touching and leaving the paper
 */
record Glyph(int digit, List<Stroke> strokes) {
    Glyph {
        strokes = List.copyOf(strokes);
    }

    /**
     * A chain of cubic Bezier curves.
     *
     * @param points x and y of the start, then of two control points and the end of every curve
     */
    record Stroke(List<Double> points) {
        Stroke {
            points = List.copyOf(points);
        }

        /** Number of curves. */
        int curves() {
            return (points.size() / 2 - 1) / 3;
        }
    }
}
