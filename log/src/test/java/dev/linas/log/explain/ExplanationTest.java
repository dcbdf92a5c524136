package dev.linas.log.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.explain.Explanation.FrontChange;
import dev.linas.log.record.SearchLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    @TempDir static Path folder;

    private static SimulatedRecords records;
    private static SearchLog log;

    @BeforeAll
    static void runASearch() throws Exception {
        records = SimulatedRecords.run(folder, "");
        log = records.log();
    }

    @Test
    void shouldTellOfEveryEvaluationWhetherItIsOnTheFinalFront() {
        for (Evaluation evaluation : records.result().evaluations()) {
            FrontChange change = change(evaluation);

            boolean onFinalFront =
                    records.result().front().stream()
                            .anyMatch(m -> m.genome().equals(evaluation.genome()));
            assertThat(change.entered() && change.leftIn().isEmpty()).isEqualTo(onFinalFront);
            assertThat(change.closedIn()).isEqualTo(evaluation.round());
            assertThat(change.dominatedBy().isEmpty()).isEqualTo(change.entered());
        }
    }

    @Test
    void shouldGiveAGainOnlyToMembersOfTheFront() {
        for (Evaluation evaluation : records.result().evaluations()) {
            FrontChange change = change(evaluation);

            if (evaluation.round() == 0) {
                assertThat(change.gain()).isEmpty();
            } else if (!change.dominatedBy().isEmpty()) {
                assertThat(change.gain().orElseThrow()).isNotNegative();
                assertThat(change.displaced()).isEmpty();
            }
            change.displaced()
                    .forEach(m -> assertThat(m.value(0)).isLessThanOrEqualTo(evaluation.value(0)));
        }
    }

    @Test
    void shouldSayForPeopleWhatWasChosenMeasuredAndChanged() {
        Evaluation member =
                records.result().front().stream().filter(e -> e.round() > 0).findFirst().get();

        String text = ExplanationText.of(explain(member.round(), member.index()));

        assertThat(text)
                .startsWith("Candidate %d/%d".formatted(member.round(), member.index()))
                .contains("depth0 ", "Why it was chosen", "found by the inner search")
                .contains("accuracy@lab", "ms@phone", "worker", "2026-01-01T00:00:")
                .contains("it entered the front in round " + member.round())
                .contains("it is on the front to the end")
                .doesNotContain("null", "NaN");
    }

    @Test
    void shouldNameWhatThereIsInsteadOfAnUnknownCandidate() {
        assertThatThrownBy(() -> explain(2, 8)).hasMessageContaining("round 2 has 8");
        assertThatThrownBy(() -> explain(9, 0)).hasMessageContaining("it proposed 7 rounds");
    }

    @Test
    void shouldTellOfACandidateWhoseRoundHasNotClosed() {
        SearchLog open =
                new SearchLog(
                        log.search(),
                        List.of(),
                        log.candidates(),
                        List.of(),
                        List.of(),
                        log.rounds().subList(0, 3));

        Explanation story = Explanation.of(open, 4, 1);

        assertThat(story.row()).isEmpty();
        assertThat(ExplanationText.of(story))
                .contains("It has not been measured yet", "Its round has not closed yet");
    }

    private static FrontChange change(Evaluation evaluation) {
        return explain(evaluation.round(), evaluation.index()).front().orElseThrow();
    }

    private static Explanation explain(int round, int index) {
        return Explanation.of(log, round, index);
    }
}
