package dev.linas.proposer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class ProposerTopologyTest extends ProposerTopologyFixture {
    @Test
    void shouldHaveTheTopologyOnRecord() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("topology.txt")) {
            assertThat(topology.get().describe().toString().strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void shouldAnswerASearchWithItsInitialDesign() {
        send(search(spec));

        List<TestRecord<String, Candidate>> records = candidates.readRecordsToList();
        assertThat(records).hasSize(8).allMatch(r -> r.key().equals("a-search"));
        assertThat(records).allMatch(r -> r.getRecordTime().equals(WHEN));
        for (int i = 0; i < 8; i++) {
            Candidate candidate = records.get(i).value();
            assertThat(candidate.getRound()).isZero();
            assertThat(candidate.getIndex()).isEqualTo(i);
            assertThat(candidate.getRoundSize()).isEqualTo(8);
            assertThat(candidate.getPredicted()).isNull();
            assertThat(candidate.getSpaceDigest()).isEqualTo(spec.space().digest());
            assertThat(candidate.getOptions()).hasSize(6);
            assertThat(candidate.getWanted())
                    .containsExactly(new WantedMetrics("bench", List.of("cost0", "cost1")));
            assertThat(candidate.getProvenance().getOrigin()).isEqualTo(Origin.INITIAL_DESIGN);
            assertThat(candidate.getProvenance().getCodeVersion()).isEqualTo("test");
        }
    }

    @Test
    void shouldProposeWhatTheDomainProposesRoundAfterRound() {
        send(search(spec));
        List<Evaluation> history = new ArrayList<>();
        Set<Genome> proposed = new HashSet<>();
        List<Candidate> last = candidates.readValuesToList();
        for (int round = 0; round < 3; round++) {
            List<Evaluation> rows = measure(last);
            history.addAll(rows);
            rows.forEach(row -> proposed.add(row.genome()));
            send(round(round, rows).build());
            last = candidates.readValuesToList();

            assertThat(last).extracting(Candidate::getRound).containsOnly(round + 1);
            assertThat(genomes(last))
                    .isEqualTo(
                            ProposalStep.standard()
                                    .propose(
                                            spec,
                                            round + 1,
                                            OptionalInt.empty(),
                                            proposed.size(),
                                            history,
                                            predictors(spec.space()),
                                            proposed)
                                    .stream()
                                    .map(Proposal::genome)
                                    .toList())
                    .hasSize(5)
                    .doesNotContainAnyElementsOf(proposed);
        }
    }

    @Test
    void shouldIgnoreASearchAndARoundThatItAnsweredBefore() {
        send(search(spec));
        Round round = round(0, measure(candidates.readValuesToList())).build();
        send(round);
        assertThat(candidates.readValuesToList()).hasSize(5);

        send(search(spec));
        send(round);

        assertThat(candidates.isEmpty()).isTrue();
    }

    @Test
    void shouldAnswerARoundThatOvertookItsSearchOnceTheSearchArrives() {
        send(search(spec));
        List<Candidate> first = candidates.readValuesToList();
        Round round = round(0, measure(first)).build();
        send(round);
        List<Candidate> second = candidates.readValuesToList();
        stop();
        start();

        send(round);
        assertThat(candidates.isEmpty()).isTrue();
        send(search(spec));

        first.addAll(second);
        assertThat(candidates.readValuesToList()).isEqualTo(first);
    }

    @Test
    void shouldProposeNothingAfterAFinishedRoundUntilTheBudgetIsExtended() {
        send(search(spec));
        List<Evaluation> rows = measure(candidates.readValuesToList());
        Round finished =
                round(0, rows)
                        .setBudget(8)
                        .setFinished(true)
                        .setFinishReason(FinishReason.BUDGET)
                        .build();
        send(finished);
        assertThat(candidates.isEmpty()).isTrue();

        send(round(0, List.of()).setBudget(10).setClosedBy(ClosedBy.BUDGET_EXTENDED).build());

        List<Candidate> extended = candidates.readValuesToList();
        assertThat(extended).hasSize(2).allMatch(c -> c.getRound() == 1 && c.getRoundSize() == 2);
        assertThat(genomes(extended))
                .doesNotContainAnyElementsOf(rows.stream().map(Evaluation::genome).toList());
    }

    @Test
    void shouldAskForTheMetricsThatTheRoundWants() {
        send(search(spec));
        List<WantedMetrics> wanted =
                List.of(
                        new WantedMetrics("bench", List.of("cost0", "cost1")),
                        new WantedMetrics("phone", List.of("energy_mj")));

        send(round(0, measure(candidates.readValuesToList())).setWanted(wanted).build());

        assertThat(candidates.readValuesToList())
                .hasSize(5)
                .allMatch(candidate -> candidate.getWanted().equals(wanted));
    }

    @Test
    void shouldNotProposeAgainWhatStillWaitsForItsAnswer() {
        SearchSpec tiny = Spaces.search(Spaces.tiny(), "linas", 2, 7);
        send(search(tiny));
        List<Candidate> design = candidates.readValuesToList();

        send(round(0, measure(design.subList(0, 3))).setPredictors(List.of()).build());

        assertThat(genomes(candidates.readValuesToList()))
                .hasSize(5)
                .doesNotContainAnyElementsOf(genomes(design));
    }

    @Test
    void shouldKeepSearchesApart() {
        SearchSpec longer = Spaces.search(Spaces.cells(), "random", 2, 7);
        send(search(spec));
        List<Genome> design = genomes(candidates.readValuesToList());
        Search other = Search.newBuilder(search(longer)).setSearchId("a-search-2").build();

        send(other);

        assertThat(genomes(candidates.readValuesToList())).isEqualTo(design);
    }
}
