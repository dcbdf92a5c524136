package dev.linas.searches.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void shouldDrawEverySeriesWithItsLabel() {
        String svg =
                new Chart("a < b", "x", "y")
                        .line("first", new double[] {0, 1}, new double[] {2, 3})
                        .band(
                                "second",
                                new double[] {0, 1},
                                new double[] {1, 1},
                                new double[] {2, 2},
                                new double[] {3, 3})
                        .points("third", new double[] {0.5}, new double[] {2.5})
                        .beside(new double[] {0.1}, new double[] {2})
                        .members(new double[] {0.7}, new double[] {1}, List.of("m&m"))
                        .bars(new double[] {0, 0.5, 1}, new double[] {1, 2})
                        .svg();

        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("a &lt; b", ">first<", ">second<", ">third<", "<title>m&amp;m</title>")
                .contains("fill-opacity")
                .contains("stroke-dasharray");
        assertThat(svg.split("<circle", -1)).hasSize(1 + 3 + 1); // the legend has one
    }

    @Test
    void shouldDrawNoPointThatIsNoNumber() {
        String svg =
                new Chart("", "x", "y")
                        .logarithmicX()
                        .line("l", new double[] {0, 1, 10}, new double[] {1, Double.NaN, 2})
                        .points("p", new double[] {Double.NaN}, new double[] {1})
                        .svg();

        assertThat(svg).doesNotContain("NaN", "Infinity").contains(">10<");
        assertThat(new Chart("", "x", "y").svg()).endsWith("</svg>\n");
    }

    @Test
    void shouldMarkRoundValues() {
        assertThat(labels(new ChartAxis(0, 1, false)))
                .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(new ChartAxis(-3, 42, false)))
                .containsExactly("0", "10", "20", "30", "40");
        assertThat(labels(new ChartAxis(2e8, 3e8, false))).contains("2.00e+08", "3.00e+08");
        assertThat(labels(new ChartAxis(1, 100, true)))
                .containsExactly("1", "2", "5", "10", "20", "50", "100");
        assertThat(ChartAxis.over(List.of(new double[] {5, 5}), 0, false).part(5)).isEqualTo(0.5);
        assertThat(labels(new ChartAxis(1e16, Math.nextUp(1e16), false))).isNotEmpty();
    }

    private static List<String> labels(ChartAxis axis) {
        return axis.ticks().stream().map(axis::label).toList();
    }

    @Test
    void shouldComposeDrawingsUnderATitle() {
        HeatMap map =
                new HeatMap("shades", List.of("a", "b"))
                        .row("r", new double[] {1, Double.NaN}, List.of("1", "-"));

        String svg = Drawing.svg("all", 2, List.of(new Chart("", "x", "y"), map, map));

        assertThat(svg).contains(">all<").contains("rgb(0,114,178)").contains("#eee");
        assertThat(Drawing.svg("none", 2, List.of())).endsWith("</svg>\n");
        assertThatThrownBy(() -> map.row("s", new double[1], List.of("1")))
                .hasMessageContaining("1 shades and 1 values for 2 columns");
    }
}
