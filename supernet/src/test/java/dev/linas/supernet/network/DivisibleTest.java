package dev.linas.supernet.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisibleTest {

    @ParameterizedTest
    @CsvSource({
        "19.2,8,24",
        "28.8,8,32",
        "48,8,48",
        "134.4,8,136",
        "3,8,8",
        "18,8,24",
        "12,8,16",
        "17,16,16"
    })
    void shouldRoundAsPublished(double channels, int divisor, int width) {
        assertThat(Divisible.round(channels, divisor)).isEqualTo(width);
    }

    @Property
    void shouldLoseAtMostATenth(
            @ForAll @DoubleRange(min = 0.5, max = 4000) double channels,
            @ForAll @IntRange(min = 1, max = 64) int divisor) {
        int width = Divisible.round(channels, divisor);

        assertThat(width).isGreaterThanOrEqualTo((int) (0.9 * channels)).isPositive();
        assertThat(width % divisor).isZero();
        assertThat((double) width).isLessThanOrEqualTo(channels + divisor);
    }
}
