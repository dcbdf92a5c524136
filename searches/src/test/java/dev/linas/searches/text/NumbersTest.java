package dev.linas.searches.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "NaN, -",
        "12, 12",
        "-3, -3",
        "0.25, 0.2500",
        "3.14159, 3.142",
        "31.4159, 31.42",
        "314.159, 314.2",
        "31415.9, 31416",
        "0.00012345, 1.235e-04",
        "3.5e9, 3500000000"
    })
    void shouldShowFourSignificantDigits(double value, String shown) {
        assertThat(Numbers.value(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"PT0.44S, 0.4 s", "PT42S, 42 s", "PT5M, 5 min", "PT3H, 3 h", "PT96H, 4 d"})
    void shouldShowADurationInItsLargestFittingUnit(Duration duration, String shown) {
        assertThat(Numbers.duration(duration)).isEqualTo(shown);
    }
}
