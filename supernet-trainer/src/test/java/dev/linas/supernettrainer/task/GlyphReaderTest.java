package dev.linas.supernettrainer.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlyphReaderTest {
    private final List<List<Glyph>> digits = GlyphReader.digits();

    @Test
    void shouldKnowSeveralWaysToWriteEveryDigit() {
        assertThat(digits).hasSize(10).allMatch(ways -> ways.size() >= 3);
        for (int digit = 0; digit < 10; digit++) {
            int expected = digit;
            assertThat(digits.get(digit)).allMatch(glyph -> glyph.digit() == expected);
        }
    }

    @Test
    void shouldMakeWholeCurvesNearTheBox() {
        assertThat(digits.stream().flatMap(List::stream).flatMap(glyph -> glyph.strokes().stream()))
                .allSatisfy(
                        stroke -> {
                            assertThat(stroke.curves()).isPositive();
                            assertThat(stroke.points()).hasSize(2 + 6 * stroke.curves());
                            assertThat(stroke.points()).allMatch(p -> p >= -0.15 && p <= 1.15);
                        });
    }
}
