package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietNoticeTest {
    private static final Instant START = Instant.parse("2026-01-02T12:00:00Z");

    private final QuietNotice notice = new QuietNotice(List.of("lab", "phone"), START);

    @Test
    void shouldTellWhoMeasuresOnceNoRoundHasClosedForHalfAMinute() {
        assertThat(told(0, 29)).isEmpty();
        assertThat(told(30, 59))
                .containsExactly(
                        "no round has closed for 30 s: candidates are being measured by lab,"
                                + " phone");
    }

    @Test
    void shouldTellItAgainOnlyAfterTwiceTheWhile() {
        assertThat(told(0, 59)).hasSize(1);
        notice.moved(START.plusSeconds(59));

        assertThat(told(59, 118)).isEmpty();
        assertThat(told(119, 178)).hasSize(1);
        assertThat(told(179, 298)).singleElement().asString().contains("for 2 min");
    }

    private List<String> told(int fromSecond, int toSecond) {
        List<String> lines = new ArrayList<>();
        for (int s = fromSecond; s <= toSecond; s++) {
            notice.due(START.plusSeconds(s)).ifPresent(lines::add);
        }
        return lines;
    }
}
