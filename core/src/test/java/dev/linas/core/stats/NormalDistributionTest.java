package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
    /** Published values of the table of the standard normal distribution. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.841344746",
        "-1, 0.158655254",
        "1.959963985, 0.975",
        "-3, 0.001349898",
        "Infinity, 1",
        "-Infinity, 0"
    })
    void shouldGiveTheProbabilitiesOfTables(double deviations, double probability) {
        assertThat(NormalDistribution.cumulative(deviations)).isEqualTo(probability, within(1e-7));
    }
}
