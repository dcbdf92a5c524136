package dev.linas.searches.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void shouldFlowPartsOverAsManyLinesAsTheWidthNeeds() {
        List<String> parts = List.of("round 3", "", "12/30 evaluations", "40 %");

        assertThat(Lines.flow(parts, 80)).containsExactly("round 3  12/30 evaluations  40 %");
        assertThat(Lines.flow(parts, 20))
                .containsExactly("round 3", "  12/30 evaluations", "  40 %");
        assertThat(Lines.flow(parts, 10)).allSatisfy(line -> assertThat(line).hasSizeLessThan(11));
    }

    @Test
    void shouldSayThatALineIsCut() {
        assertThat(Lines.clip("abcdef", 4)).isEqualTo("abc…");
        assertThat(Lines.clip("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void shouldDrawTheLastNumbersOfASeries() {
        assertThat(Sparkline.of(List.of(9.0, 0.0, 1.0, 2.0), 3)).isEqualTo("▁▅█");
        assertThat(Sparkline.of(List.of(Double.NaN, 1.0, 1.0), 8)).isEqualTo("▅▅");
        assertThat(Sparkline.of(List.of(), 8)).isEmpty();
    }
}
