package dev.linas.proposer.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.SettingValues;
import dev.linas.proposer.Spaces;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EvolutionSettingsTest {
    @Test
    void shouldRejectSettingsOutOfTheirRange() {
        assertRejected(
                () -> settings(1, 0.9, 0.1), "'algorithm.population' is 1; expected 2 or more");
        assertRejected(
                () -> settings(2, 1.5, 0.1),
                "'algorithm.crossover' is 1.5; expected a probability, 0 to 1");
        assertRejected(
                () -> settings(2, 1, -0.1),
                "'algorithm.mutation' is -0.1; expected a probability, 0 to 1");
    }

    @Test
    void shouldRejectValuesOfASearchThatItsAlgorithmCannotRead() {
        AlgorithmChoice choice =
                new AlgorithmChoice("nsga2", new SettingValues(Map.of("population", "1")));

        assertRejected(
                () -> EvolutionSettings.of(new Nsga2(), Optional.of(choice), Spaces.cells()),
                "'population' is '1'; expected a whole number of 2 or more");
    }

    /** What one algorithm alone declares reaches it with the rest. */
    @Test
    void shouldHandOverAllThatTheSearchGives() {
        SettingValues given = new SettingValues(Map.of("crossover", "0.5", "neighbours", "7"));

        EvolutionSettings settings =
                EvolutionSettings.of(
                        new Nsga2(),
                        Optional.of(new AlgorithmChoice("nsga2", given)),
                        Spaces.cells());

        assertThat(settings.crossover()).isEqualTo(0.5);
        assertThat(settings.given()).isEqualTo(given);
        assertThat(settings.withPopulation(9).given()).isEqualTo(given);
    }

    private static EvolutionSettings settings(int population, double crossover, double mutation) {
        return new EvolutionSettings(population, crossover, OptionalDouble.of(mutation));
    }

    private static void assertRejected(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
