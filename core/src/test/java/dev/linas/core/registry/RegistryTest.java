package dev.linas.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private final Registry<Integer> numbers =
            new Registry<>("number", List.of(Map.entry("one", 1), Map.entry("two", 2)))
                    .withDefault("one");

    @Test
    void shouldGiveTheDefaultWhereNoNameIsGiven() {
        assertThat(numbers.named(Optional.empty())).isEqualTo(1);
    }

    @Test
    void shouldGiveWhatStandsUnderAName() {
        assertThat(numbers.named(Optional.of("two"))).isEqualTo(2);
    }

    @Test
    void shouldNameAllThereAreWhereANameIsUnknown() {
        assertThatThrownBy(() -> numbers.named(Optional.of("ten")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'number' is 'ten'; expected one of one, two");
    }

    @Test
    void shouldAddOneMoreBehindTheOthersAndLeaveThemAsTheyAre() {
        Registry<Integer> more = numbers.with("three", 3);

        assertThat(more.names()).containsExactly("one", "two", "three");
        assertThat(more.implementations()).containsExactly(1, 2, 3);
        assertThat(numbers.names()).containsExactly("one", "two");
    }

    @Test
    void shouldAskForANameWhereThereIsNoDefault() {
        Registry<Integer> plain = Registry.of("number", String::valueOf, List.of(1, 2));

        assertThat(plain.defaultName()).isEmpty();
        assertThatThrownBy(() -> plain.named(Optional.empty()))
                .hasMessage("'number' is missing; expected one of 1, 2");
    }

    @Test
    void shouldSuggestWhatWasProbablyMeant() {
        assertThatThrownBy(() -> numbers.named("tvo"))
                .hasMessage("'number' is 'tvo'; expected one of one, two. Did you mean 'two'?");
    }

    @Test
    void shouldKeepTheDefaultWhereOneIsAdded() {
        assertThat(numbers.with("three", 3).named(Optional.empty())).isEqualTo(1);
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        assertThatThrownBy(() -> numbers.with("two", 3))
                .hasMessage(
                        "'number' has two implementations named 'two'; expected distinct names");
    }
}
