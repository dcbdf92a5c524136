package dev.linas.supernet.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AffineCodeTest {

    @Test
    void shouldUseAllCodesFromTheLeastToTheGreatestValue() {
        assertThat(AffineCode.covering(new Range(-1, 1.55))).isEqualTo(new AffineCode(0.01f, 100));
        assertThat(AffineCode.covering(new Range(0, 25.5))).isEqualTo(new AffineCode(0.1f, 0));
        assertThat(AffineCode.covering(new Range(-25.5, 0))).isEqualTo(new AffineCode(0.1f, 255));
    }

    @Test
    void shouldWidenARangeWithoutZeroToZeroWhichPaddingWrites() {
        assertThat(AffineCode.covering(new Range(5, 25.5))).isEqualTo(new AffineCode(0.1f, 0));
        assertThat(AffineCode.covering(new Range(-25.5, -25.5)))
                .isEqualTo(new AffineCode(0.1f, 255));
    }

    @Test
    void shouldGiveZerosAScaleThatCanBeDividedBy() {
        assertThat(AffineCode.covering(new Range(0, 0))).isEqualTo(new AffineCode(1, 0));
        assertThat(AffineCode.covering(new Range(-1e-44, 1e-44))).isEqualTo(new AffineCode(1, 0));
    }

    @Property
    void shouldRepresentEveryValueOfTheRangeToOneStepAndZeroExactly(
            @ForAll @DoubleRange(min = -1000, max = 1000) double one,
            @ForAll @DoubleRange(min = -1000, max = 1000) double other,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double min = Math.min(one, other);
        double max = Math.max(one, other);
        double value = min + share * (max - min);

        AffineCode code = AffineCode.covering(new Range(min, max));

        double rounded =
                Math.max(0, Math.min(255, Math.rint(value / code.scale()) + code.zeroPoint()));
        assertThat((rounded - code.zeroPoint()) * code.scale())
                .isBetween(value - 1.001 * code.scale(), value + 1.001 * code.scale());
        assertThat(code.zeroPoint()).isBetween(0, 255);
    }
}
