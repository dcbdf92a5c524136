package dev.linas.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void shouldExcludeNegativeCosts() {
        Metric latency = Metric.cost("latency_ms", "ms");

        assertThat(latency.goal()).isEqualTo(Goal.MINIMIZE);
        assertThat(latency.excludes(-0.1)).isTrue();
        assertThat(latency.excludes(0)).isFalse();
        assertThat(latency.excludes(1e300)).isFalse();
    }

    @Test
    void shouldExcludePercentagesBeyondAHundred() {
        Metric accuracy = Metric.percentage("accuracy");

        assertThat(accuracy.goal()).isEqualTo(Goal.MAXIMIZE);
        assertThat(accuracy.excludes(100)).isFalse();
        assertThat(accuracy.excludes(100.1)).isTrue();
    }

    @Test
    void shouldRefuseWhatIsNoNameOrNoRange() {
        assertThatThrownBy(() -> Metric.cost("latency@phone", "ms"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'latency@phone' is no name");
        assertThatThrownBy(() -> new Metric("m", "", Goal.MINIMIZE, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'m'", "from 1.0 to 1.0");
    }
}
