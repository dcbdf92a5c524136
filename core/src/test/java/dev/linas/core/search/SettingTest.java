package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final Setting<Integer> GROUPS = Setting.wholeNumber("groups", 1);
    private static final Setting<Double> RATE = Setting.probability("rate");
    private static final Setting<String> KIND = Setting.oneOf("kind", List.of("slow", "fast"));

    @Test
    void shouldReadWhatWasSet() {
        SettingValues values =
                SettingValues.NONE
                        .with(GROUPS, 7)
                        .with(RATE, 0.1)
                        .with(KIND, "fast")
                        .with(GROUPS, 8);

        assertThat(GROUPS.in(values)).contains(8);
        assertThat(RATE.in(values)).contains(0.1);
        assertThat(KIND.in(values)).contains("fast");
        assertThat(values.texts().keySet()).containsExactly("groups", "kind", "rate");
    }

    @Test
    void shouldGiveNothingWhereNothingIsSet() {
        assertThat(GROUPS.in(SettingValues.NONE)).isEmpty();
        assertThat(RATE.in(SettingValues.NONE.with(GROUPS, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.1, 1.0 / 3, Double.MIN_VALUE})
    void shouldRoundNoNumber(double rate) {
        assertThat(RATE.in(SettingValues.NONE.with(RATE, rate))).contains(rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups | 0   | 'groups' is '0'; expected a whole number of 1 or more",
                "groups | two | 'groups' is 'two'; expected a whole number of 1 or more",
                "rate   | 1.5 | 'rate' is '1.5'; expected a probability, 0 to 1",
                "rate   | NaN | 'rate' is 'NaN'; expected a probability, 0 to 1",
                "kind   | odd | 'kind' is 'odd'; expected one of slow, fast"
            })
    void shouldRefuseWhatIsNotAsExpected(String key, String text, String message) {
        SettingValues values = new SettingValues(Map.of(key, text));

        assertThatThrownBy(
                        () -> {
                            for (Setting<?> setting : List.of(GROUPS, RATE, KIND)) {
                                setting.in(values);
                            }
                        })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
