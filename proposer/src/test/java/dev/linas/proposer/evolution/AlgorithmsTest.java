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
        assertThat(Algorithms.namesFor(1)).containsExactly("ga", "cma-es");
        assertThat(Algorithms.namesFor(2))
                .containsExactly("nsga2", "age-moea", "u-nsga-3", "moead", "ctaea");
        assertThat(Algorithms.namesFor(3)).containsExactly("u-nsga-3", "moead", "ctaea");
    }

    @Test
    void shouldRefuseAnAlgorithmForAnotherNumberOfObjectives() {
        assertThatThrownBy(() -> Algorithms.chosen(named("cma-es"), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'algorithm' is 'cma-es', which is not meant for 2 objectives; expected one"
                                + " of nsga2, age-moea, u-nsga-3, moead, ctaea");
        assertThatThrownBy(() -> Algorithms.chosen(named("moead"), 1))
                .hasMessage(
                        "'algorithm' is 'moead', which is not meant for 1 objective; expected one"
                                + " of ga, cma-es");
    }

    @Test
    void shouldNameTheAlgorithmsThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> Algorithms.ALL.named("nsga9"))
                .hasMessage(
                        "'algorithm' is 'nsga9'; expected one of nsga2, age-moea, u-nsga-3, moead,"
                                + " ctaea, ga, cma-es. Did you mean 'nsga2'?");
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
