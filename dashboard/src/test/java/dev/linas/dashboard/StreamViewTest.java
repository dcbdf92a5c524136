package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Search;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamViewTest {
    private static final long NOW = Records.START.plusSeconds(60).toEpochMilli();

    private final StreamView view = new StreamView(3);

    @Test
    void shouldShowAPointOnceAllPoolsHaveAnsweredAndTakeTheFirstAnswer() {
        view.accept(Records.search());
        view.accept(Records.accuracy(0, 0, 0.9));
        assertThat(points(0).get("size").asInt()).isZero();
        view.accept(Records.accuracy(0, 0, 0.1));
        view.accept(Records.latency(0, 0, 2));
        view.accept(Records.latency(0, 0, 7));
        JsonNode points = points(0);
        assertThat(points.get("size").asInt()).isEqualTo(1);
        assertThat(points.get("values")).hasToString("[[0.9],[2.0]]");
        assertThat(points.get("errors")).hasToString("[[0.0],[0.04]]");
        assertThat(points.get("genome")).hasToString("[[0,0,0,0]]");
    }

    @Test
    void shouldTakeRecordsThatOvertookTheirSearch() {
        view.accept(Records.accuracy(0, 0, 0.9));
        view.accept(Records.round(0, 1, 0.5));
        view.accept(Records.latency(0, 0, 2));
        view.accept(Records.search());
        assertThat(points(0).get("size").asInt()).isEqualTo(1);
        assertThat(overview().at("/searches/0/hypervolume").asDouble()).isEqualTo(0.5);
        assertThat(details().at("/rounds/0/hypervolume").asDouble()).isEqualTo(0.5);
    }

    @Test
    void shouldGiveOnlyPointsThatComeAfter() {
        view.accept(Records.search());
        complete(0);
        complete(1);
        assertThat(points(1).get("index")).hasToString("[1]");
        assertThat(points(1).get("next").asInt()).isEqualTo(2);
        assertThat(points(99).get("next").asInt()).isEqualTo(2);
    }

    @Test
    void shouldKeepNoMorePointsThanThereIsRoomForAndSaySo() {
        view.accept(Records.search());
        for (int i = 0; i < 5; i++) {
            complete(i);
        }
        assertThat(points(0).get("size").asInt()).isEqualTo(3);
        assertThat(overview().at("/searches/0/measured").asInt()).isEqualTo(5);
        assertThat(overview().at("/searches/0/alerts").toString())
                .contains("2 measurements are not shown");
    }

    @Test
    void shouldWarnOfFailuresAndOfPoolsThatNobodyServes() {
        view.accept(Records.search());
        view.accept(Records.accuracy(0, 0, 0.9));
        view.accept(Records.failure(0, 0));
        view.accept("lab/one", Records.status("lab", Records.START.plusSeconds(59)));
        view.accept("phone/one", Records.status("phone", Records.START.plusSeconds(50)));
        JsonNode search = overview().at("/searches/0");
        assertThat(search.get("failed").asInt()).isEqualTo(1);
        assertThat(search.get("alerts").toString())
                .contains(
                        "No evaluator serves pool 'phone'",
                        "Candidates that could not be measured: 1")
                .doesNotContain("'lab'");
        assertThat(points(0).get("values")).hasToString("[[0.9],[null]]");
    }

    @Test
    void shouldKeepTheNewestDeadLettersWithoutTheirBytes() {
        for (int i = 0; i < 300; i++) {
            view.accept(Records.deadLetter(i));
        }
        JsonNode overview = overview();
        assertThat(overview.get("deadLettersSeen").asInt()).isEqualTo(300);
        assertThat(overview.get("deadLetters")).hasSize(200);
        assertThat(overview.at("/deadLetters/0/offset").asInt()).isEqualTo(299);
        assertThat(overview.at("/deadLetters/0/key").asText()).isEqualTo("toy");
    }

    @Test
    void shouldForgetAnEvaluatorThatHasLeft() {
        view.accept("lab/one", Records.status("lab", Records.START));
        view.accept("lab/one", null);
        assertThat(overview().get("devices")).isEmpty();
    }

    @Test
    void shouldTellWhatIsAwaitedUntilItIsCompleteOrItsRoundCloses() {
        view.accept(Records.search());
        view.accept(Records.candidate(0, 0, null));
        view.accept(Records.candidate(1, 0, List.of(0.8, 3.0)));
        view.accept(Records.candidate(1, 1, List.of(0.7, 2.0)));
        view.accept(Records.round(0, 1, 0.5));
        view.accept(Records.accuracy(1, 0, 0.9));
        assertThat(points(0).get("awaited"))
                .hasToString(
                        "[{\"round\":1,\"index\":0,\"predicted\":[0.8,3.0]},"
                                + "{\"round\":1,\"index\":1,\"predicted\":[0.7,2.0]}]");
        view.accept(Records.latency(1, 0, 2));
        view.accept(Records.candidate(1, 0, null));
        assertThat(points(0).get("awaited")).hasSize(1);
        view.accept(Records.round(1, 2, 0.5));
        view.accept(Records.candidate(1, 1, null));
        assertThat(points(0).get("awaited")).isEmpty();
    }

    @Test
    void shouldTakeTheMiddleOfTwoSpreadsForTheirMedian() {
        view.accept(Records.search());
        view.accept("phone/one", Records.status("phone", Records.START.plusSeconds(59)));
        view.accept(Records.latency(5, 0, 1, 0.01));
        view.accept(Records.latency(5, 1, 1, 0.03));

        assertThat(overview().at("/devices/0/noise/latency_ms").asDouble())
                .isCloseTo(1.96 * 2, within(1e-3));
    }

    @Test
    void shouldTellHowEvaluatorsMeasureAndWhyTheyFail() {
        view.accept(Records.search());
        view.accept("phone/one", Records.status("phone", Records.START.plusSeconds(59)));
        view.accept(Records.latency(5, 4, 2));
        view.accept(Records.latency(5, 0, 2));
        view.accept(Records.failure(5, 2));
        view.accept(Records.accuracy(5, 0, 0.9));
        JsonNode phone = overview().at("/devices/0");
        assertThat(phone.get("perMinute").asDouble()).isEqualTo(2 * 60 / (4 + 6 - 2.0));
        assertThat(phone.at("/noise/latency_ms").asDouble()).isCloseTo(1.96 * 2, within(1e-3));
        assertThat(phone.get("failed").asInt()).isEqualTo(1);
        assertThat(phone.at("/failures/0/candidate").asText()).isEqualTo("toy/5/2");
        assertThat(phone.at("/failures/0/reason").asText()).isEqualTo("out of memory");
        assertThat(phone.at("/goals/latency_ms").asText()).isEqualTo("minimize");
        JsonNode lab = overview().at("/devices/1");
        assertThat(lab.get("state").asText()).isEqualTo("left");
        assertThat(lab.get("measured").asInt()).isEqualTo(1);
    }

    @Test
    void shouldCompareSearchesOnOneReferencePoint() {
        view.accept(Records.search());
        complete(0);
        view.accept(Search.newBuilder(Records.search()).setSearchId("other").build());
        JsonNode compared = ComparisonJson.of(view, List.of("toy", "toy"));
        assertThat(compared.at("/curves/0/shares")).hasToString("[1.0]");
        assertThat(compared.at("/curves/0/seconds")).hasToString("[0.01]");
        assertThat(compared.at("/reference").get(1).asDouble()).isGreaterThan(2);
        assertThatThrownBy(() -> ComparisonJson.of(view, List.of("toy", "other")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other: nothing of it is measured yet");
        assertThatThrownBy(() -> ComparisonJson.of(view, List.of("toy", "none")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no search 'none'");
    }

    private void complete(int index) {
        view.accept(Records.accuracy(0, index, 0.5));
        view.accept(Records.latency(0, index, 2));
    }

    private JsonNode overview() {
        return view.read(all -> ViewJson.overview(all, NOW));
    }

    private JsonNode details() {
        return view.read(all -> ViewJson.details(all.search("toy").orElseThrow()));
    }

    private JsonNode points(int from) {
        return view.read(all -> ViewJson.points(all.search("toy").orElseThrow(), from));
    }
}
