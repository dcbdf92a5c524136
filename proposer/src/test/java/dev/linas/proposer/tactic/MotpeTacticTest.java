package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.SearchSpec;
import dev.linas.proposer.Spaces;
import org.junit.jupiter.api.Test;

class MotpeTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return new MotpeTactic();
    }

    @Test
    void shouldFindMoreThanRandomSearch() {
        SearchSpec motpe =
                Spaces.search(Spaces.grid(12, 8), "motpe", 2, 1).toBuilder()
                        .population(10)
                        .initialPopulation(30)
                        .build();
        SearchSpec random = Spaces.search(Spaces.grid(12, 8), "random", 2, 1);

        assertThat(hypervolume(motpe)).isGreaterThan(1.1 * hypervolume(random));
    }

    private static double hypervolume(SearchSpec spec) {
        return DirectSearch.hypervolume(new DirectSearch(spec, DirectSearch::traded).run(300));
    }
}
