package dev.linas.trainer.round;

import static dev.linas.trainer.round.TrainingFixture.UNLIMITED;
import static dev.linas.trainer.round.TrainingFixture.row;
import static dev.linas.trainer.round.TrainingFixture.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.trainer.Searches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When a search is finished, and of what. */
class TrainingFinishTest {
    @Test
    void shouldFinishByBudgetCountingFailedAndPendingCandidates() {
        List<Evaluation> rows = List.of(row(0, 60, 5), row(1, Double.NaN, Double.NaN));
        SearchSpec spec = search();

        assertThat(finish(spec, OptionalInt.of(3), rows, List.of())).isEmpty();
        assertThat(finish(spec, OptionalInt.of(2), rows, List.of())).contains(FinishReason.BUDGET);
        assertThat(finish(spec, OptionalInt.of(3), rows, List.of(Genome.of(4, 4, 4, 4, 4, 4))))
                .contains(FinishReason.BUDGET);
    }

    @Test
    void shouldFinishByStagnationAfterAsManyRoundsAsAllowed() {
        SearchSpec spec = Searches.search(Searches.cells(), UNLIMITED, OptionalInt.of(2));
        List<Evaluation> rows = List.of(row(0, 60, 5));

        TrainingOutcome once = stagnant(spec, rows, 0);
        assertThat(once.stagnantRounds()).isEqualTo(1);
        assertThat(once.finishReason()).isEmpty();
        TrainingOutcome twice = stagnant(spec, rows, 1);
        assertThat(twice.stagnantRounds()).isEqualTo(2);
        assertThat(twice.finishReason()).contains(FinishReason.STAGNATION);
    }

    @Test
    void shouldForgetStagnationWhenTheHypervolumeGrows() {
        TrainingOutcome outcome =
                TrainingStep.train(
                        new TrainingRequest(
                                search(),
                                3,
                                UNLIMITED,
                                List.of(row(0, 60, 5)),
                                Optional.of(List.of(50.0, 11.0)),
                                OptionalDouble.of(59.0),
                                5,
                                false));

        assertThat(outcome.stagnantRounds()).isZero();
    }

    @Test
    void shouldFinishWhenEverySubNetworkWasProposed() {
        SearchSpec two = Searches.search(Searches.line(2), OptionalInt.of(2));
        List<Evaluation> rows = List.of(at(0, 0, false), at(1, 1, false));

        assertThat(finish(two, OptionalInt.of(2), rows, List.of()))
                .contains(FinishReason.SPACE_EXHAUSTED);
        assertThat(finish(two, UNLIMITED, rows.subList(0, 1), List.of())).isEmpty();
        assertThat(finish(two, UNLIMITED, rows.subList(0, 1), List.of(Genome.of(1))))
                .contains(FinishReason.SPACE_EXHAUSTED);
    }

    @Test
    void shouldGoOnWhileASubNetworkMayBeTriedAgain() {
        SearchSpec two = Searches.search(Searches.line(2), UNLIMITED);
        List<Evaluation> twice = List.of(at(0, 0, false), at(1, 1, true), at(2, 1, true));
        List<Evaluation> thrice = new ArrayList<>(twice);
        thrice.add(at(3, 1, true));

        assertThat(finish(two, UNLIMITED, twice, List.of())).isEmpty();
        assertThat(finish(two, UNLIMITED, thrice, List.of()))
                .contains(FinishReason.SPACE_EXHAUSTED);
    }

    @Test
    void shouldFinishOnRequestBeforeAnyOtherReason() {
        TrainingOutcome outcome =
                TrainingStep.train(
                        new TrainingRequest(
                                search(),
                                0,
                                OptionalInt.of(1),
                                List.of(row(0, 60, 5)),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                0,
                                true));

        assertThat(outcome.finishReason()).contains(FinishReason.STOPPED);
    }

    private static TrainingOutcome stagnant(SearchSpec spec, List<Evaluation> rows, int before) {
        return TrainingStep.train(
                new TrainingRequest(
                        spec,
                        3,
                        UNLIMITED,
                        rows,
                        Optional.of(List.of(50.0, 11.0)),
                        OptionalDouble.of(60.0),
                        before,
                        false));
    }

    private static Optional<FinishReason> finish(
            SearchSpec spec, OptionalInt budget, List<Evaluation> rows, List<Genome> pending) {
        return TrainingStep.train(
                        new TrainingRequest(
                                spec,
                                0,
                                budget,
                                rows,
                                pending,
                                Optional.empty(),
                                OptionalDouble.empty(),
                                0,
                                false,
                                false))
                .finishReason();
    }

    /** A row of the one-variable space. */
    private static Evaluation at(int index, int option, boolean retryable) {
        double[] values = {retryable ? Double.NaN : 1, 1};
        return new Evaluation(0, index, Genome.of(option), values, retryable);
    }
}
