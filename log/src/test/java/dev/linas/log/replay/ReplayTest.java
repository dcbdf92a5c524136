package dev.linas.log.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.record.SearchLog;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    @TempDir static Path folder;

    private static SimulatedRecords records;
    private static SearchLog log;

    @BeforeAll
    static void runASearch() throws Exception {
        records = SimulatedRecords.run(folder, "");
        log = records.log();
    }

    @Test
    void shouldComeToTheCandidatesAndHypervolumesOfTheSimulation() {
        List<ReplayedRound> rounds = replayed(Policy.RECORDED);

        assertThat(rounds).hasSize(7);
        for (ReplayedRound round : rounds) {
            assertThat(genomes(round.proposals())).isEqualTo(measuredIn(round.number() + 1));
            assertThat(round.outcome().hypervolume())
                    .isEqualTo(records.result().closedRounds().get(round.number()).hypervolume());
            assertThat(round.alsoMeasured()).isEqualTo(round.proposals().size());
        }
        assertThat(rounds.get(6).outcome().front()).isEqualTo(records.result().front());
    }

    @Test
    void shouldTellOnlyWhatTheRecordsOfASimulationLack() {
        assertThat(replayed(Policy.RECORDED))
                .allSatisfy(
                        round ->
                                assertThat(round.differences())
                                        .allMatch(
                                                d ->
                                                        d.contains("number of predictors: 2")
                                                                || d.contains(
                                                                        "was chosen otherwise")));
    }

    @Test
    void shouldTellDifferencesFromTheRecord() {
        List<Round> forged = new ArrayList<>(log.rounds());
        Round third = Round.newBuilder(forged.get(3)).build();
        third.getArchive().put("hypervolume", 0.5);
        forged.set(3, third);

        List<ReplayedRound> rounds =
                new Replay(withRounds(forged), Policy.RECORDED).run(round -> {});

        assertThat(rounds.get(3).differences())
                .anyMatch(
                        d -> d.startsWith("round 3: hypervolume: ") && d.endsWith("recorded 0.5"));
        assertThat(rounds.get(4).differences()).noneMatch(d -> d.contains("hypervolume"));
    }

    @Test
    void shouldGiveTheSameTwiceByAnotherPolicyAndNoDifferences() {
        Policy ridge = predictor("ridge");

        Replay replay = new Replay(log, ridge);
        List<ReplayedRound> first = replay.run(round -> {});
        List<ReplayedRound> second = replayed(ridge);

        assertThat(ReplayText.csv(List.of(replay), List.of(first)))
                .isEqualTo(ReplayText.csv(List.of(replay), List.of(second)));
        assertThat(first).allMatch(round -> round.differences().isEmpty());
        assertThat(first.get(0).outcome().predictors())
                .allMatch(fitted -> fitted.kind().equals("ridge"));
        assertThat(genomes(first.get(0).proposals()))
                .isNotEqualTo(genomes(replayed(Policy.RECORDED).get(0).proposals()));
    }

    @Test
    void shouldJudgePredictorsOnTheRowsThatCameNext() {
        List<ReplayedRound> rounds = replayed(Policy.RECORDED);

        assertThat(rounds.subList(0, 6))
                .allSatisfy(
                        round -> {
                            assertThat(round.foreseen()).hasSize(2);
                            assertThat(round.foreseen().get(1).rows()).isEqualTo(8);
                            assertThat(round.foreseen().get(1).mape()).isBetween(0.0, 50.0);
                            assertThat(round.foreseen().get(1).coverage()).isBetween(0.0, 1.0);
                        });
        assertThat(rounds.get(6).foreseen()).isEmpty();
    }

    @Test
    void shouldAggregateSamplesAnew() {
        Policy mean = aggregation(Aggregation.MEAN);

        List<Evaluation> front = replayed(mean).get(6).outcome().front();

        assertThat(front)
                .allSatisfy(
                        member -> {
                            double median = median(member);
                            assertThat(member.value(1))
                                    .isCloseTo(
                                            median * (3 + 0.9 + 3 + member.index() % 5) / 5,
                                            org.assertj.core.api.Assertions.within(1e-12));
                        });
        assertThat(front).isNotEqualTo(records.result().front());
    }

    @Test
    void shouldRefuseWhatThereIsNot() {
        assertThatThrownBy(() -> new Replay(log, predictor("rigde")))
                .hasMessageContaining("Did you mean 'ridge'?");
        SearchLog withoutSamples =
                new SearchLog(
                        log.search(),
                        log.commands(),
                        log.candidates(),
                        log.measurements(),
                        List.of(),
                        log.rounds());
        assertThatThrownBy(() -> new Replay(withoutSamples, aggregation(Aggregation.P90)))
                .hasMessageContaining("--aggregate p90")
                .hasMessageContaining("no raw samples");
    }

    @Test
    void shouldRefuseWhatTheTacticDecides() {
        SearchLog paper =
                new SearchLog(
                        Search.newBuilder(log.search()).setTactic("linas-paper").build(),
                        log.commands(),
                        log.candidates(),
                        log.measurements(),
                        log.samples(),
                        log.rounds());

        assertThatThrownBy(() -> new Replay(paper, predictor("ridge")))
                .hasMessageContaining("--predictor")
                .hasMessageContaining("'linas-paper'");
    }

    @Test
    void shouldGoBackToAnyMoment() {
        PastFront afterRound = past("round:2");
        PastFront midRound = past("evaluation:31");
        PastFront inTime = past("2026-01-01T00:00:31Z");

        assertThat(afterRound.rows()).hasSize(28);
        assertThat(afterRound.volume().orElseThrow().value())
                .isEqualTo(records.result().closedRounds().get(2).hypervolume());
        assertThat(midRound.rows()).hasSize(31);
        assertThat(midRound.lastRound()).hasValue(2);
        assertThat(inTime).isEqualTo(midRound);
        assertThat(past("evaluation:5").volume()).isEmpty();
        assertThatThrownBy(() -> past("round:7")).hasMessageContaining("the last round is 6");
        assertThatThrownBy(() -> past("evaluation:61")).hasMessageContaining("60 evaluations");
        assertThatThrownBy(() -> past("yesterday")).hasMessageContaining("expected round:NUMBER");
    }

    private static PastFront past(String moment) {
        return PastFront.at(log, Policy.RECORDED, LogMoment.parse(moment));
    }

    private static List<ReplayedRound> replayed(Policy policy) {
        return new Replay(log, policy).run(round -> {});
    }

    private static Policy predictor(String kind) {
        return new Policy(Optional.of(kind), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Policy aggregation(Aggregation kind) {
        return new Policy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(kind));
    }

    private static SearchLog withRounds(List<Round> rounds) {
        return new SearchLog(
                log.search(),
                log.commands(),
                log.candidates(),
                log.measurements(),
                log.samples(),
                rounds);
    }

    private static double median(Evaluation member) {
        return records.result().evaluations().stream()
                .filter(e -> e.round() == member.round() && e.index() == member.index())
                .findFirst()
                .orElseThrow()
                .value(1);
    }

    private static List<Genome> genomes(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::genome).toList();
    }

    private static List<Genome> measuredIn(int round) {
        return records.result().evaluations().stream()
                .filter(e -> e.round() == round)
                .map(Evaluation::genome)
                .toList();
    }
}
