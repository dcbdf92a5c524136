package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.proposer.Spaces;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LinasPaperTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return new LinasPaperTactic();
    }

    @Test
    void shouldSettleTheSettingsOfThePaper() {
        Objective accuracy =
                new Objective("accuracy_top1", "bench", Goal.MAXIMIZE, OptionalDouble.empty());
        SearchSpec given =
                SearchSpec.of(
                                "a-search",
                                Spaces.cells(),
                                List.of(Spaces.objective(0, OptionalDouble.empty()), accuracy))
                        .tactic("linas-paper")
                        .population(3)
                        .initialPopulation(4)
                        .innerEvaluations(5)
                        .budget(250)
                        .seed(9)
                        .build();

        SearchSpec resolved = tactic().resolved(given);

        assertThat(resolved.population()).isEqualTo(50);
        assertThat(resolved.initialPopulation()).isEqualTo(50);
        assertThat(resolved.innerEvaluations()).isEqualTo(20_000);
        assertThat(resolved.predictorOf(0)).isEqualTo("ridge");
        assertThat(resolved.predictorOf(1)).isEqualTo("svr-rbf");
        assertThat(resolved.budget()).hasValue(250);
        assertThat(resolved.seed()).isEqualTo(9);
    }

    /**
     * Frozen: if this fails, comparisons with the paper are no longer those that were published.
     */
    @Test
    void shouldProposeTheSameForEver() {
        List<Proposal> design = tactic().propose(request(Spaces.mobileNet(), 2, 0, 50, 1));
        List<Proposal> batch = tactic().propose(request(Spaces.mobileNet(), 2, 1, 50, 1));

        assertThat(genomes(design).hashCode()).isEqualTo(1896752666);
        assertThat(genomes(batch).hashCode()).isEqualTo(-836986368);
    }
}
