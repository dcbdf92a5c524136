package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.trainer.Searches;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTopologyTest extends TrainerTopologyFixture {
    private final SearchSpec spec = Searches.search(Searches.cells(), OptionalInt.of(4));

    @Test
    void shouldHaveTheTopologyOnRecord() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("topology.txt")) {
            String recorded = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(new TrainerTopology(WireSerdes.binary(), "test").get().describe().toString())
                    .isEqualToNormalizingWhitespace(recorded);
        }
    }

    @Test
    void shouldCloseARoundOfCandidatesThatAreMeasuredForSomeObjectivesOnly() {
        List<WantedMetrics> latency = List.of(new WantedMetrics("phone", List.of("latency")));
        trainer.start(spec);
        trainer.candidate(0, 0, 2, A, latency);
        trainer.result(0, 1, B, "phone", "latency", Outcome.MEASURED, 9.0);
        trainer.result(0, 0, A, "phone", "latency", Outcome.MEASURED, 5.0);
        assertThat(trainer.rounds()).isEmpty();

        trainer.candidate(0, 1, 2, B, latency);
        Round screened = only(trainer.rounds());
        trainer.candidate(1, 0, 1, B);
        trainer.measured(1, 0, B, 70, 9);
        Round completed = only(trainer.rounds());

        assertThat(screened.getRows())
                .extracting(Row::getValues)
                .containsExactly(Arrays.asList(null, 5.0), Arrays.asList(null, 9.0));
        assertThat(screened.getRows()).allMatch(row -> row.getUnasked().equals(List.of(0)));
        assertThat(screened.getRows())
                .allMatch(row -> row.getSeconds().equals(List.of(0.0, 0.001)));
        assertThat(screened.getArchive().getFailed()).isZero();
        assertThat(screened.getArchive().getFront()).isEmpty();
        assertThat(completed.getArchive().getFront())
                .singleElement()
                .satisfies(member -> assertThat(member.getRound()).isEqualTo(1));
        assertThat(completed.getPredictors())
                .extracting(Predictor::getTrainingRows)
                .containsExactly(1, 2);
    }

    @Test
    void shouldCloseARoundOnceEveryCandidateIsMeasuredByEveryPool() {
        trainer.start(spec);
        propose(0, A, B);
        trainer.measured(0, 0, A, 60, 5);
        trainer.result(0, 1, B, "gpu", "accuracy", Outcome.MEASURED, 70.0);
        assertThat(trainer.rounds()).isEmpty();

        trainer.result(0, 1, B, "phone", "latency", Outcome.MEASURED, 9.0);

        Round round = only(trainer.rounds());
        assertThat(round.getNumber()).isZero();
        assertThat(round.getClosedBy()).isEqualTo(ClosedBy.COMPLETE);
        assertThat(round.getFinished()).isFalse();
        assertThat(round.getBudget()).isEqualTo(4);
        assertThat(round.getCodeVersion()).isEqualTo("test");
        assertThat(round.getRows()).extracting(Row::getIndex).containsExactly(0, 1);
        assertThat(round.getRows())
                .extracting(Row::getGenome)
                .containsExactly(GenomeMapper.toBytes(A), GenomeMapper.toBytes(B));
        assertThat(round.getRows().get(1).getValues()).containsExactly(70.0, 9.0);
        assertThat(round.getPredictors()).hasSize(2);
        assertThat(round.getWanted()).extracting("pool").containsExactly("gpu", "phone");
    }

    @Test
    void shouldPublishPredictorsPerObjectiveAndTheArchiveOfEachRound() {
        trainer.start(spec);
        closeRound(0, A, B);

        Round round = only(trainer.rounds());
        assertThat(trainer.predictors())
                .containsOnlyKeys("s/accuracy@gpu", "s/latency@phone")
                .containsEntry("s/accuracy@gpu", round.getPredictors().get(0))
                .containsEntry("s/latency@phone", round.getPredictors().get(1));
        Archive archive = only(trainer.archives());
        assertThat(archive).isEqualTo(round.getArchive());
        assertThat(archive.getEvaluations()).isEqualTo(2);
        assertThat(archive.getFailed()).isZero();
        assertThat(archive.getFront()).hasSize(2);
        assertThat(archive.getReferencePoint()).containsExactly(59.0, 9.4);
    }

    @Test
    void shouldUseALateResultOfAnEarlierRoundWhenever() {
        trainer.start(
                Searches.search(Searches.cells(), OptionalInt.empty()),
                Optional.of(Duration.ofSeconds(10)),
                0.5);
        for (int round = 0; round < 4; round++) {
            Genome first = Genome.of(1, 1, round, 0, 0, 0);
            trainer.candidate(round, 0, 2, first);
            trainer.candidate(round, 1, 2, Genome.of(2, 1, round, 0, 0, 0));
            trainer.measured(round, 0, first, 60 + round, 5);
            trainer.pass(Duration.ofSeconds(20));
        }
        trainer.measured(2, 1, Genome.of(2, 1, 2, 0, 0, 0), 70, 6);
        trainer.measured(0, 1, Genome.of(2, 1, 0, 0, 0, 0), 71, 7);
        closeRound(4, A, B);
        closeRound(5, C, D);

        List<Round> rounds = trainer.rounds();
        assertThat(rounds).hasSize(6);
        assertThat(rounds.get(4).getRows())
                .extracting(Row::getRound, Row::getIndex)
                .containsExactly(tuple(0, 1), tuple(2, 1), tuple(4, 0), tuple(4, 1));
        assertThat(rounds.get(5).getRows()).extracting(Row::getRound).containsExactly(5, 5);
        assertThat(rounds.get(5).getPredictors().get(0).getTrainingRows()).isEqualTo(10);
    }

    @Test
    void shouldListInEachRoundOnlyTheRowsItUsedFirst() {
        trainer.start(spec);
        closeRound(0, A, B);
        closeRound(1, C, D);

        List<Round> rounds = trainer.rounds();
        assertThat(rounds).hasSize(2);
        assertThat(rounds.get(1).getRows()).extracting(Row::getRound).containsExactly(1, 1);
        assertThat(rounds.get(1).getArchive().getEvaluations()).isEqualTo(4);
        assertThat(rounds.get(1).getPredictors().get(0).getTrainingRows()).isEqualTo(4);
        assertThat(rounds.get(1).getArchive().getReferencePoint())
                .isEqualTo(rounds.get(0).getArchive().getReferencePoint());
    }

    @Test
    void shouldFinishByBudget() {
        trainer.start(spec);
        closeRound(0, A, B);
        closeRound(1, C, D);

        Round last = trainer.rounds().get(1);
        assertThat(last.getFinished()).isTrue();
        assertThat(last.getFinishReason()).isEqualTo(FinishReason.BUDGET);
    }

    @Test
    void shouldGiveTheSameRoundsWhateverTopicArrivesFirst() {
        trainer.start(spec);
        closeRound(0, A, B);
        closeRound(1, C, D);
        List<Round> inOrder = trainer.rounds();

        try (TrainerDriver other = new TrainerDriver(Searches.cells(), stateDir.resolve("other"))) {
            measure(other, 1, C, D);
            measure(other, 0, A, B);
            propose(other, 1, C, D);
            propose(other, 0, A, B);
            assertThat(other.rounds()).isEmpty();
            other.start(spec);

            assertThat(other.rounds())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("closedAt")
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void shouldCloseARoundWhoseCandidatesArriveAfterTheirMeasurements() {
        trainer.start(spec);
        measure(trainer, 0, A, B);
        trainer.candidate(0, 1, 2, B);
        assertThat(trainer.rounds()).isEmpty();

        trainer.candidate(0, 0, 2, A);

        assertThat(only(trainer.rounds()).getRows()).hasSize(2);
    }

    @Test
    void shouldCountTheFirstResultOfAMetricAndDropOthers() {
        trainer.start(spec);
        propose(0, A, B);
        trainer.measured(0, 0, A, 60, 5);
        trainer.measured(0, 0, A, 99, 1);
        trainer.measured(0, 1, B, 70, 9);

        assertThat(only(trainer.rounds()).getRows().get(0).getValues()).containsExactly(60.0, 5.0);
        assertThat(trainer.metric("duplicate-results-total")).isEqualTo(2);
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldCloseARoundWithFailuresAndTellWhichMayBeRetried() {
        trainer.start(spec);
        propose(0, A, B);
        trainer.result(0, 0, A, "gpu", "accuracy", Outcome.MEASURED, 60.0);
        trainer.result(0, 0, A, "phone", "latency", Outcome.FAILED_TRANSIENT, null);
        trainer.result(0, 1, B, "gpu", "accuracy", Outcome.FAILED_TRANSIENT, null);
        trainer.result(0, 1, B, "phone", "latency", Outcome.FAILED_PERMANENT, null);

        Round round = only(trainer.rounds());
        assertThat(round.getRows()).extracting(Row::getRetryable).containsExactly(true, false);
        assertThat(round.getRows().get(0).getValues()).containsExactly(60.0, null);
        assertThat(round.getArchive().getFailed()).isEqualTo(2);
        assertThat(round.getPredictors()).isEmpty();
        assertThat(round.getArchive().getReferencePoint()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldCountAValueThatIsNoFiniteNumberAsFailedForGood(Double value) {
        trainer.start(spec);
        propose(0, A, B);
        trainer.result(0, 0, A, "gpu", "accuracy", Outcome.MEASURED, 60.0);
        trainer.result(0, 0, A, "phone", "latency", Outcome.MEASURED, value);
        trainer.measured(0, 1, B, 70, 9);

        Round round = only(trainer.rounds());
        assertThat(round.getRows().get(0).getValues()).containsExactly(60.0, null);
        assertThat(round.getRows()).extracting(Row::getRetryable).containsExactly(false, false);
        assertThat(round.getArchive().getFailed()).isEqualTo(1);
        assertThat(round.getPredictors())
                .extracting(Predictor::getTrainingRows)
                .containsExactly(2, 1);
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldIgnoreACandidateThatIsDeliveredTwice() {
        trainer.start(spec);
        propose(0, A, B);
        propose(0, A, B);
        measure(trainer, 0, A, B);

        assertThat(trainer.rounds()).hasSize(1);
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldCloseByDeadlineOnceTheQuorumIsMetAndUseTheRestLater() {
        trainer.start(spec, Optional.of(Duration.ofSeconds(10)), 0.5);
        propose(0, A, B);
        trainer.pass(Duration.ofSeconds(20));
        assertThat(trainer.rounds()).isEmpty();

        trainer.measured(0, 1, B, 70, 9);
        trainer.pass(Duration.ofSeconds(1));

        Round first = only(trainer.rounds());
        assertThat(first.getClosedBy()).isEqualTo(ClosedBy.DEADLINE);
        assertThat(first.getRows()).extracting(Row::getIndex).containsExactly(1);

        trainer.measured(0, 0, A, 60, 5);
        assertThat(trainer.rounds()).isEmpty();
        closeRound(1, C, D);
        assertThat(only(trainer.rounds()).getRows())
                .extracting(row -> row.getRound() + "/" + row.getIndex())
                .containsExactly("0/0", "1/0", "1/1");
    }

    @Test
    void shouldWaitForTheDeadlineEvenIfTheQuorumIsMet() {
        trainer.start(spec, Optional.of(Duration.ofSeconds(10)), 0.5);
        propose(0, A, B);
        trainer.measured(0, 1, B, 70, 9);

        trainer.pass(Duration.ofSeconds(5));
        assertThat(trainer.rounds()).isEmpty();
        trainer.pass(Duration.ofSeconds(6));
        assertThat(trainer.rounds()).hasSize(1);
    }

    @Test
    void shouldWriteOneEntryPerResultAndOneMoreForASettledCandidate() {
        int size = 20;
        trainer.start(Searches.search(Searches.cells(), OptionalInt.empty()));
        List<Genome> genomes = Searches.cells().canonicalGenomes().limit(size).toList();
        for (int index = 0; index < size; index++) {
            trainer.candidate(0, index, size, genomes.get(index));
        }
        trainer.storeWrites();
        for (int index = 0; index < size - 1; index++) {
            trainer.result(
                    0, index, genomes.get(index), "gpu", "accuracy", Outcome.MEASURED, 1.0 + index);
            assertThat(trainer.storeWrites()).isEqualTo(1);
            trainer.result(0, index, genomes.get(index), "phone", "latency", Outcome.MEASURED, 1.0);
            assertThat(trainer.storeWrites()).isEqualTo(2);
        }

        trainer.measured(0, size - 1, genomes.get(size - 1), 1, 2);

        assertThat(trainer.rounds()).hasSize(1);
        assertThat(trainer.storeWrites()).isEqualTo(3 + size + 1);
    }

    private void closeRound(int round, Genome first, Genome second) {
        propose(round, first, second);
        measure(trainer, round, first, second);
    }

    private void propose(int round, Genome first, Genome second) {
        propose(trainer, round, first, second);
    }

    private static void propose(TrainerDriver to, int round, Genome first, Genome second) {
        to.candidate(round, 0, 2, first);
        to.candidate(round, 1, 2, second);
    }

    /** Better in one objective, worse in the other; later rounds better in both. */
    private static void measure(TrainerDriver to, int round, Genome first, Genome second) {
        to.measured(round, 0, first, 60 + round, 5 - round);
        to.measured(round, 1, second, 70 + round, 9 - round);
    }

    private static <T> T only(List<T> values) {
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
