package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.linas.core.search.SearchSpec;
import dev.linas.schemas.AlgorithmChoice;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Phase;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.Searches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record on the topic that cannot be run, whoever wrote it, ends its search as failed. */
class UnrunnableSearchTest extends TrainerTopologyFixture {
    private static final SearchSpec SPEC = Searches.search(Searches.cells(), OptionalInt.empty());

    @ParameterizedTest
    @ValueSource(strings = {"of the search", "of an objective", "of a phase"})
    void shouldEndASearchForAnUnknownPredictorAsFailed(String whose) {
        Search.Builder odd = written();
        switch (whose) {
            case "of the search" -> odd.setPredictor("oracle");
            case "of an objective" ->
                    odd.setStrategy(
                            Strategy.newBuilder()
                                    .setPredictors(List.of("ridge", "oracle"))
                                    .build());
            default ->
                    odd.setStrategy(
                            Strategy.newBuilder()
                                    .setSchedule(
                                            List.of(
                                                    new Phase(
                                                            3,
                                                            null,
                                                            null,
                                                            List.of("oracle"),
                                                            null)))
                                    .build());
        }
        trainer.start(odd.build());

        assertFailed("'predictor' is 'oracle'; expected one of auto, ridge, ");
    }

    @ParameterizedTest
    @MethodSource
    void shouldEndASearchWhoseRecordBreaksARuleAsFailed(String reason, Search odd) {
        trainer.start(odd);

        assertFailed(reason);
    }

    static List<Arguments> shouldEndASearchWhoseRecordBreaksARuleAsFailed() {
        return List.of(
                arguments(
                        "'population' is 0; expected 1 or more",
                        written().setPopulation(0).build()),
                arguments(
                        "quorum is 2.0; expected a share above 0 and up to 1",
                        written().setQuorum(2).build()),
                arguments("space of search s", written().setSpace("{").build()),
                arguments(
                        "'spaceDigest' is 0; expected that of 'space'",
                        written().setSpaceDigest("0").build()),
                arguments(
                        "'objectives' is []; expected at least one objective",
                        written().setObjectives(List.of()).build()),
                arguments(
                        "'algorithm.name' is ''; expected a text",
                        written()
                                .setStrategy(
                                        Strategy.newBuilder()
                                                .setAlgorithm(new AlgorithmChoice("", Map.of()))
                                                .build())
                                .build()));
    }

    @Test
    void shouldBeginWithTheNextRecordOfTheSameIdIfThatCanBeRun() {
        trainer.start(written().setPopulation(0).build());
        trainer.fail(
                "1", "IllegalArgumentException: 'population' is 0"); // the proposer says so too
        trainer.command("2", CommandKind.RETRY);
        trainer.rounds();
        trainer.deadLetters();

        trainer.start(written().build());
        closeFirstRound();

        assertThat(trainer.rounds())
                .singleElement()
                .satisfies(round -> assertThat(round.getFinished()).isFalse());
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldHaveARetryFailAgainWhileThePredictorIsUnknown() {
        Search odd = written().setPredictor("oracle").build();
        trainer.start(odd);
        trainer.rounds();

        trainer.command("1", CommandKind.RETRY);
        trainer.start(odd);
        closeFirstRound();

        assertThat(trainer.rounds())
                .singleElement()
                .satisfies(
                        round -> {
                            assertThat(round.getFinishReason()).isEqualTo(FinishReason.FAILED);
                            assertThat(round.getFailure()).contains("'oracle'");
                        });
    }

    private void assertFailed(String reason) {
        List<Round> rounds = trainer.rounds();
        assertThat(rounds).hasSize(1);
        assertThat(rounds.get(0).getSearchId()).isEqualTo("s");
        assertThat(rounds.get(0).getNumber()).isZero();
        assertThat(rounds.get(0).getFinished()).isTrue();
        assertThat(rounds.get(0).getFinishReason()).isEqualTo(FinishReason.FAILED);
        assertThat(rounds.get(0).getFailure()).contains(reason);
        assertThat(trainer.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getCause()).contains(reason));
    }

    private void closeFirstRound() {
        trainer.candidate(0, 0, 2, A);
        trainer.candidate(0, 1, 2, B);
        trainer.measured(0, 0, A, 60, 5);
        trainer.measured(0, 1, B, 70, 9);
    }

    private static Search.Builder written() {
        return Search.newBuilder(
                SearchMapper.toRecord(
                        SPEC, Optional.empty(), 1.0, Map.of(), TrainerDriver.START, "test"));
    }
}
