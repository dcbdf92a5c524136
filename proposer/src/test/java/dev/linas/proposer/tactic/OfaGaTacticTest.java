package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.proposer.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfaGaTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return new OfaGaTactic();
    }

    @Test
    void shouldKeepTheLimitOfEachGroupInTurn() {
        ProposalRequest full = request(Spaces.mobileNet(), 2, 1, 8, 1);
        List<Evaluation> history = new ArrayList<>();
        // Latencies 10 to 16: the four limits are 11.5, 13, 14.5 and 16.
        for (Evaluation row : full.history()) {
            double[] values = {0, 10 + history.size()};
            history.add(new Evaluation(0, history.size(), row.genome(), values, false));
        }
        ProposalRequest request =
                new ProposalRequest(
                        full.spec().toBuilder().population(8).innerEvaluations(4_000).build(),
                        1,
                        8,
                        history,
                        full.predictors(),
                        full.barred());

        List<Proposal> proposals = tactic().propose(request);

        double[] limits = {11.5, 13, 14.5, 16};
        double[] latencies =
                proposals.stream().mapToDouble(p -> p.predicted().orElseThrow().get(1)).toArray();
        assertThat(proposals).hasSize(8);
        assertThat(IntStream.range(0, 8).filter(i -> latencies[i] > limits[i % 4])).isEmpty();
    }
}
