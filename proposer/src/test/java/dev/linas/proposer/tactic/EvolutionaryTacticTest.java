package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Strategy;
import dev.linas.proposer.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionaryTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return new EvolutionaryTactic();
    }

    @Test
    void shouldNeverAskThePredictors() {
        assertThat(tactic().propose(request(Spaces.cells(), 2, 1, 12, 1)))
                .allMatch(p -> p.predicted().isEmpty() && p.origin() == Origin.INNER_SEARCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsga2", "age-moea", "u-nsga-3", "moead", "ctaea"})
    void shouldFindMoreThanRandomSearchByMeasuringAlone(String algorithm) {
        Strategy strategy = Strategy.DEFAULT.withAlgorithm(AlgorithmChoice.named(algorithm));
        SearchSpec evolving =
                Spaces.search(Spaces.grid(12, 8), "evolutionary", 2, 1).toBuilder()
                        .population(20)
                        .initialPopulation(20)
                        .strategy(strategy)
                        .build();
        SearchSpec random = Spaces.search(Spaces.grid(12, 8), "random", 2, 1);

        double found = hypervolume(evolving);

        assertThat(found).isGreaterThan(1.1 * hypervolume(random));
        assertThat(hypervolume(evolving)).isEqualTo(found);
    }

    private static double hypervolume(SearchSpec spec) {
        return DirectSearch.hypervolume(new DirectSearch(spec, DirectSearch::traded).run(300));
    }
}
