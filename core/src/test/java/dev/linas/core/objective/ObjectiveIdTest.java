package dev.linas.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectiveIdTest {
    @Test
    void shouldReadWhatItWrites() {
        ObjectiveId id = new ObjectiveId("latency_ms", "pixel2");

        assertThat(id).hasToString("latency_ms@pixel2");
        assertThat(ObjectiveId.parse(id.toString())).contains(id);
        assertThat(Objective.id("latency_ms", "pixel2")).isEqualTo(id.toString());
    }

    @Test
    void shouldTakeAMetricWithoutAPoolForNone() {
        assertThat(ObjectiveId.parse("latency_ms")).isEmpty();
    }

    @Test
    void shouldTakeWhatFollowsTheLastAtForThePool() {
        assertThat(ObjectiveId.parse("ndcg@10@phone"))
                .contains(new ObjectiveId("ndcg@10", "phone"));
    }
}
