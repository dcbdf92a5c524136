package dev.linas.supernettrainer.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the ways of writing digits from the resource {@code digits.strokes}, which explains its
 * format.
 */
final class GlyphReader {
    private static final Pattern COMMAND = Pattern.compile("([MLC])([-0-9 ]+)");
    private static final double BOX = 100.0;

    private GlyphReader() {}

    /** For every digit 0..9 its ways of writing, in the order of the file. */
    static List<List<Glyph>> digits() {
        List<List<Glyph>> glyphs = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            glyphs.add(new ArrayList<>());
        }
        text("digits.strokes")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(GlyphReader::glyph)
                .forEach(glyph -> glyphs.get(glyph.digit()).add(glyph));
        return glyphs.stream().map(List::copyOf).toList();
    }

    private static Glyph glyph(String line) {
        List<Glyph.Stroke> strokes = new ArrayList<>();
        List<Double> points = new ArrayList<>();
        Matcher commands = COMMAND.matcher(line);
        while (commands.find()) {
            double[] at = numbers(commands.group(2));
            switch (commands.group(1)) {
                case "M" -> {
                    finish(points, strokes);
                    add(points, at[0], at[1]);
                }
                case "L" -> lineTo(points, at[0], at[1]);
                default -> add(points, at);
            }
        }
        finish(points, strokes);
        return new Glyph(line.charAt(0) - '0', strokes);
    }

    /** A line is the curve whose control points lie on it, at its thirds. */
    private static void lineTo(List<Double> points, double x, double y) {
        double x0 = points.get(points.size() - 2);
        double y0 = points.get(points.size() - 1);
        add(points, (2 * x0 + x) / 3, (2 * y0 + y) / 3, (x0 + 2 * x) / 3, (y0 + 2 * y) / 3, x, y);
    }

    private static void add(List<Double> points, double... coordinates) {
        for (double coordinate : coordinates) {
            points.add(coordinate);
        }
    }

    private static void finish(List<Double> points, List<Glyph.Stroke> strokes) {
        if (!points.isEmpty()) {
            strokes.add(new Glyph.Stroke(points.stream().map(p -> p / BOX).toList()));
            points.clear();
        }
    }

    private static double[] numbers(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text.trim())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String text(String resource) {
        try (InputStream in = GlyphReader.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
