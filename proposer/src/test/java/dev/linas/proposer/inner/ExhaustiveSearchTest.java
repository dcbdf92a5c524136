package dev.linas.proposer.inner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.proposer.Spaces;
import dev.linas.proposer.evolution.EvolutionSettings;
import dev.linas.proposer.evolution.EvolutionarySearch;
import dev.linas.proposer.evolution.Nsga2;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustiveSearchTest extends InnerSearchContract {
    @Override
    protected InnerSearch search() {
        return new ExhaustiveSearch(new EvolutionarySearch(new Nsga2(), EvolutionSettings.DEFAULT));
    }

    @Test
    void shouldPredictAllOfASpaceThatJustFits() {
        assertThat(run(linear(Spaces.cells(), 2), List.of(), 15_625, 1)).hasSize(15_625);
    }

    @Test
    void shouldLeaveASpaceThatDoesNotFitToTheOtherSearch() {
        PredictedProblem problem = linear(Spaces.cells(), 2);
        InnerSearch none = (p, start, evaluations, random) -> List.of();

        assertThat(new ExhaustiveSearch(none).search(problem, List.of(), 15_624, null)).isEmpty();
    }
}
