package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinasTacticTest extends TacticContract {
    @Override
    Tactic tactic() {
        return LinasTactic.standard();
    }

    @Test
    void shouldSpreadRoundZeroWhereOptionsAscend() {
        assertThat(designIn(Spaces.mobileNet())).contains("space-filling");
        assertThat(designIn(Spaces.cells())).contains("random");
    }

    private Optional<String> designIn(SearchSpace space) {
        return tactic().resolved(request(space, 2, 0, 5, 1).spec()).strategy().initialDesign();
    }

    @Test
    void shouldSayWhatEachProposalWasPredictedToBe() {
        ProposalRequest request = request(Spaces.mobileNet(), 2, 1, 5, 1);
        OneHotEncoding encoding = new OneHotEncoding(request.spec().space());

        for (Proposal proposal : tactic().propose(request)) {
            List<Double> expected =
                    request.predictors().stream()
                            .map(p -> p.scorer(encoding).score(List.of(proposal.genome()))[0])
                            .toList();
            assertThat(proposal.predicted()).contains(expected);
            assertThat(proposal.origin()).isEqualTo(Origin.INNER_SEARCH);
        }
    }

    @Test
    void shouldProposeTheBestPredictedOfAnObjectiveThatStandsAlone() {
        SearchSpace space = Spaces.tiny();
        ProposalRequest request = request(space, 1, 1, 1, 1);
        Predictor predictor = request.predictors().get(0);

        Genome best = genomes(tactic().propose(request)).get(0);

        List<Genome> open =
                space.canonicalGenomes().filter(g -> !request.barred().contains(g)).toList();
        double[] predicted = predictor.scorer(new OneHotEncoding(space)).score(open);
        double lowest = Arrays.stream(predicted).min().orElseThrow();
        assertThat(predicted[open.indexOf(best)]).isEqualTo(lowest);
    }

    /**
     * If this fails, the same search gives other candidates than before: say so in the CHANGELOG.
     */
    @Test
    void shouldProposeTheSameInEveryJvm() {
        List<Proposal> design = tactic().propose(request(Spaces.mobileNet(), 2, 0, 50, 1));
        List<Proposal> batch = tactic().propose(request(Spaces.mobileNet(), 2, 1, 50, 1));

        assertThat(genomes(design).hashCode()).isEqualTo(1896752666);
        assertThat(genomes(batch).hashCode()).isEqualTo(-349316951);
    }

    @Test
    void shouldFillARoundAtRandomWhereTheInnerSearchFoundTooFew() {
        ProposalRequest few = request(Spaces.mobileNet(), 2, 1, 600, 1);

        List<Proposal> proposals = tactic().propose(few);

        assertThat(genomes(proposals)).hasSize(600).doesNotHaveDuplicates();
        assertThat(proposals.subList(0, 490)).allMatch(p -> p.origin() == Origin.INNER_SEARCH);
        assertThat(proposals.subList(500, 600)).allMatch(p -> p.origin() == Origin.RANDOM_FILL);
    }

    @Test
    void shouldGoOnFromRoundToRoundUntilTheSpaceIsExhausted() {
        SearchSpace space = Spaces.tiny();
        Set<Genome> proposed = new HashSet<>();
        for (int round = 1; round <= 3; round++) {
            ProposalRequest request = request(space, 2, round, 5, 1);
            proposed.addAll(
                    genomes(
                            tactic().propose(
                                            new ProposalRequest(
                                                    request.spec(),
                                                    round,
                                                    5,
                                                    request.history(),
                                                    request.predictors(),
                                                    proposed))));
        }

        assertThat(proposed).containsExactlyInAnyOrderElementsOf(space.canonicalGenomes().toList());
    }
}
