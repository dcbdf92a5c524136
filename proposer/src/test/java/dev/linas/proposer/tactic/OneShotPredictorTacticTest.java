package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.proposer.Spaces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneShotPredictorTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return new OneShotPredictorTactic();
    }

    @Test
    void shouldMeasureOneSearchesResultRoundByRound() {
        ProposalRequest first = request(Spaces.mobileNet(), 2, 1, 5, 1);
        List<Genome> once = genomes(tactic().propose(first));
        Set<Genome> barred = new HashSet<>(first.barred());
        barred.addAll(once);
        ProposalRequest second =
                new ProposalRequest(
                        first.spec(), 2, 5, first.history(), first.predictors(), barred);

        List<Genome> explored =
                genomes(tactic().propose(request(Spaces.mobileNet(), 2, 1, 490, 1)));

        assertThat(explored).containsAll(once).containsAll(genomes(tactic().propose(second)));
    }

    @Test
    void shouldLetPredictorsLearnFromRoundZeroOnly() {
        assertThat(
                        tactic().resolved(request(Spaces.cells(), 2, 0, 5, 1).spec())
                                .strategy()
                                .trainingRounds())
                .hasValue(1);
    }
}
