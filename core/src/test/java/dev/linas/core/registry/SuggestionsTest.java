package dev.linas.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of("population", "pools", "seed");

    @Test
    void shouldSuggestTheClosestWordInWhateverCase() {
        assertThat(Suggestions.didYouMean("Populaton", KNOWN))
                .isEqualTo(". Did you mean 'population'?");
        assertThat(Suggestions.didYouMean("pool", KNOWN)).isEqualTo(". Did you mean 'pools'?");
    }

    @Test
    void shouldSuggestNothingWhenNothingIsClose() {
        assertThat(Suggestions.didYouMean("latency", KNOWN)).isEmpty();
        assertThat(Suggestions.didYouMean("x", List.of())).isEmpty();
    }
}
