package dev.linas.proposer.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.proposer.Spaces;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {
    @Test
    void shouldNameThoseThatFitANumberOfObjectives() {
        assertThat(Algorithms.namesFor(1))
                .containsSubsequence("ga", "cma-es")
                .doesNotContain("nsga2", "age-moea", "u-nsga-3", "moead", "ctaea");
        assertThat(Algorithms.namesFor(2))
                .containsSubsequence("nsga2", "age-moea", "u-nsga-3", "moead", "ctaea")
                .doesNotContain("ga", "cma-es");
        assertThat(Algorithms.namesFor(3))
                .containsSubsequence("u-nsga-3", "moead", "ctaea")
                .doesNotContain("nsga2", "age-moea", "ga", "cma-es");
    }

    @Test
    void shouldRefuseAnAlgorithmForAnotherNumberOfObjectives() {
        assertThatThrownBy(() -> Algorithms.chosen(named("cma-es"), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'algorithm' is 'cma-es', which is not meant for 2 objectives; expected one"
                                + " of "
                                + String.join(", ", Algorithms.namesFor(2)));
        assertThatThrownBy(() -> Algorithms.chosen(named("moead"), 1))
                .hasMessage(
                        "'algorithm' is 'moead', which is not meant for 1 objective; expected one"
                                + " of "
                                + String.join(", ", Algorithms.namesFor(1)));
    }

    @Test
    void shouldNameTheAlgorithmsThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> Algorithms.ALL.named("nsga9"))
                .hasMessage(
                        "'algorithm' is 'nsga9'; expected %s. Did you mean 'nsga2'?"
                                .formatted(Algorithms.ALL.expected()));
    }

    @Test
    void shouldTakeTheSettingsAskedForAndTheAlgorithmsOwnOtherwise() {
        Optional<AlgorithmChoice> asked =
                Optional.of(
                        AlgorithmChoice.named("nsga2")
                                .with(EvolutionSettings.POPULATION, 50)
                                .with(EvolutionSettings.MUTATION, 0.02));

        assertThat(EvolutionSettings.of(new Nsga2(), asked, Spaces.cells()))
                .isEqualTo(
                        new EvolutionSettings(
                                50, 0.9, OptionalDouble.of(0.02), asked.get().settings()));
        assertThat(EvolutionSettings.of(new Nsga2(), Optional.empty(), Spaces.cells()))
                .isEqualTo(EvolutionSettings.DEFAULT);
        assertThat(EvolutionSettings.of(new CmaEs(), named("cma-es"), Spaces.mobileNet()))
                .isEqualTo(new EvolutionSettings(15, 0.9, OptionalDouble.empty()));
    }

    private static Optional<AlgorithmChoice> named(String name) {
        return Optional.of(AlgorithmChoice.named(name));
    }
}
