package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.proposer.Spaces;
import org.junit.jupiter.api.Test;

class RandomTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return new RandomTactic();
    }

    @Test
    void shouldNeverAskThePredictors() {
        assertThat(tactic().propose(request(Spaces.cells(), 2, 1, 12, 1)))
                .hasSize(12)
                .allMatch(p -> p.predicted().isEmpty() && p.origin() == Origin.RANDOM_FILL);
    }
}
