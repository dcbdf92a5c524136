package dev.linas.searches.text;

import java.util.ArrayList;
import java.util.List;

/** Lays text out for a terminal of some width. */
public final class Lines {
    private static final String GAP = "  ";

    private Lines() {}

    /**
     * Parts side by side, on as many lines as they need; lines after the first are indented.
     *
     * @param width longest line, in characters; above 2
     */
    public static List<String> flow(List<String> parts, int width) {
        return flow(parts, GAP, width);
    }

    /** The same with another gap between the parts. */
    public static List<String> flow(List<String> parts, String gap, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            if (part.isEmpty()) {
                continue;
            }
            if (line.isEmpty()) {
                line = part;
            } else if (line.length() + gap.length() + part.length() <= width) {
                line += gap + part;
            } else {
                lines.add(clip(line, width));
                line = GAP + part;
            }
        }
        if (!line.isEmpty()) {
            lines.add(clip(line, width));
        }
        return lines;
    }

    /** The line, cut with a mark where it is longer than the width. */
    public static String clip(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }
}
