package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SeedListTest {
    @Test
    void shouldTakeRangesAndSingleSeedsInTheOrderGiven() {
        assertThat(SeedList.parse("1-4").seeds()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(SeedList.parse("7, 1,3").seeds()).containsExactly(7L, 1L, 3L);
        assertThat(SeedList.parse("8,2-3,5-5").seeds()).containsExactly(8L, 2L, 3L, 5L);
    }

    @Test
    void shouldTakeASeedNamedTwiceOnce() {
        assertThat(SeedList.parse("1-3,2").seeds()).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1-", "-3", "3-1", "1,,2", "1-2-3", "0-99999", "1.5"})
    void shouldRejectAnythingElse(String text) {
        assertThatThrownBy(() -> SeedList.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("expected seeds such as 1-10");
    }
}
