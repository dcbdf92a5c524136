package dev.linas.searches.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.searches.TestSpaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontPlotTest {
    private static final List<Evaluation> FRONT = List.of(at(1, 60, 2), at(2, 70, 10));
    private static final List<Evaluation> ALL =
            List.of(FRONT.get(0), FRONT.get(1), at(3, 50, 6), at(4, Double.NaN, 6));

    @Test
    void shouldDrawMembersWithTheirNamesAndWhatElseWasMeasured() {
        String svg = plot("accuracy@lab", "latency_ms@phone").svg();

        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("<title>0/1: 60, 2</title>", "<title>0/2: 70, 10</title>")
                .contains("accuracy@lab (more is better)", "latency_ms@phone (less is better)");
        assertThat(svg.split("<circle", -1)).hasSize(1 + 2 + 3);
    }

    @Test
    void shouldPlotOnATerminalWithinItsWidth() {
        String text = plot("latency_ms@phone", "accuracy@lab").text(40, 8);

        assertThat(text.lines())
                .hasSize(1 + 8 + 3)
                .allSatisfy(l -> assertThat(l).hasSizeLessThan(41));
        assertThat(text.chars().filter(c -> c == 'o').count()).isGreaterThanOrEqualTo(2);
        List<String> lines = text.lines().toList();
        assertThat(lines.get(1)).endsWith("o"); // the slow one, far right, at the top
    }

    @Test
    void shouldSayThatThereIsNothingToPlot() {
        FrontPlot empty = FrontPlot.of(TestSpaces.objectives(), List.of(), List.of(), List.of());

        assertThat(empty.text(40, 8)).contains("Nothing was measured");
        assertThat(empty.svg()).endsWith("</svg>\n");
    }

    @Test
    void shouldNameTheObjectivesThatItCanPlot() {
        assertThatThrownBy(() -> plot("accuracy@lab", "speed@lab"))
                .hasMessageContaining("--axes is 'accuracy@lab,speed@lab'")
                .hasMessageContaining("accuracy@lab, latency_ms@phone");
    }

    private static FrontPlot plot(String x, String y) {
        return FrontPlot.of(TestSpaces.objectives(), List.of(x, y), FRONT, ALL);
    }

    private static Evaluation at(int index, double accuracy, double latency) {
        return new Evaluation(0, index, Genome.of(index), new double[] {accuracy, latency}, false);
    }
}
