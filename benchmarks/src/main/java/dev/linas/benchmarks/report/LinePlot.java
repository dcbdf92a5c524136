package dev.linas.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A plot of lines, each with a band if wished, or of points. Not thread-safe. */
public final class LinePlot {
    /** Told apart also by those who see few colours (Okabe and Ito, 2008). */
    private static final Color[] COLOURS = {
        new Color(0, 114, 178),
        new Color(213, 94, 0),
        new Color(0, 158, 115),
        new Color(204, 121, 167),
        new Color(230, 159, 0),
        new Color(86, 180, 233),
        new Color(0, 0, 0),
        new Color(150, 150, 150),
    };

    private static final int BAND_ALPHA = 40;
    private static final Color NONE = new Color(0, 0, 0, 0);

    private final XYChart chart;
    private int next;

    public LinePlot(String title, String xTitle, String yTitle) {
        chart =
                new XYChartBuilder()
                        .width(900)
                        .height(560)
                        .title(title)
                        .xAxisTitle(xTitle)
                        .yAxisTitle(yTitle)
                        .build();
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(0.5f)); // a dash costs a path
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    }

    /** The scale of x is logarithmic from here on. */
    public LinePlot logarithmicX() {
        chart.getStyler().setXAxisLogarithmic(true);
        return this;
    }

    /** Adds a line. */
    public LinePlot line(String label, double[] x, double[] y) {
        return line(label, x, y, colour());
    }

    /** Adds a line between two others, with the space between those tinted. */
    public LinePlot band(String label, double[] x, double[] low, double[] middle, double[] high) {
        Color colour = colour();
        int n = x.length;
        double[] outlineX = new double[2 * n];
        double[] outlineY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            outlineX[i] = x[i];
            outlineY[i] = high[i];
            outlineX[2 * n - 1 - i] = x[i];
            outlineY[2 * n - 1 - i] = low[i];
        }
        XYSeries band = chart.addSeries(label + " (quartiles)", outlineX, outlineY);
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(
                new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
        band.setLineColor(NONE);
        band.setMarker(SeriesMarkers.NONE);
        band.setShowInLegend(false);
        return line(label, x, middle, colour);
    }

    /** Adds points that no line connects. */
    public LinePlot points(String label, double[] x, double[] y) {
        XYSeries series = chart.addSeries(label, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour());
        return this;
    }

    /** Writes the plot as SVG. Needs a font on the machine, but no screen. */
    void save(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
        }
    }

    private LinePlot line(String label, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(label, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        return this;
    }

    private Color colour() {
        return COLOURS[next++ % COLOURS.length];
    }
}
