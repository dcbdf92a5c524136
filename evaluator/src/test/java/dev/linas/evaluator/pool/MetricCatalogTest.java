package dev.linas.evaluator.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Metric;
import dev.linas.core.objective.UsualMetrics;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.onnx.OnnxSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricCatalogTest {
    /** More of it is better, and no name could tell. */
    private static final Metric STARS = new Metric("stars", "", Goal.MAXIMIZE, 1, 5);

    @Test
    void shouldKnowTheMetricsOfEveryProbeAndTask() {
        assertThat(OnnxSettings.KIND.metrics())
                .isNotEmpty()
                .allSatisfy(
                        metric -> {
                            assertThat(MetricCatalog.ALL.declared(metric.name())).contains(metric);
                            assertThat(UsualMetrics.goal(metric.name()).orElse(metric.goal()))
                                    .as(metric.name())
                                    .isEqualTo(metric.goal());
                        });
        assertThat(MetricCatalog.ALL.declared("latency_ms").map(Metric::unit)).contains("ms");
        assertThat(MetricCatalog.ALL.goal("perplexity")).contains(Goal.MINIMIZE);
        assertThat(MetricCatalog.ALL.excludes("perplexity", 0.5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "bleu, MAXIMIZE, -0.1, 100",
        "accuracy_top1, MAXIMIZE, 100.1, 0",
        "hr_at_10, MAXIMIZE, 101, 100",
        "ndcg_at_10, MAXIMIZE, -1, 0",
        "perplexity, MINIMIZE, 0.5, 1e9",
        "latency_ms, MINIMIZE, -1, 1e9",
        "macs, MINIMIZE, -1, 1e15",
        "params, MINIMIZE, -1, 1e15"
    })
    void shouldKnowGoalAndRange(String metric, Goal goal, double impossible, double possible) {
        assertThat(MetricCatalog.ALL.goal(metric)).contains(goal);
        assertThat(MetricCatalog.ALL.excludes(metric, impossible)).isTrue();
        assertThat(MetricCatalog.ALL.excludes(metric, possible)).isFalse();
    }

    /** A metric that a meter declares is known from there, and nowhere else. */
    @Test
    void shouldKnowANewMetricFromItsDeclarationAlone() {
        MetricCatalog catalog = catalogWith(OnnxSettings.KIND.declaring(List.of(STARS)));

        assertThat(catalog.goal("stars")).contains(Goal.MAXIMIZE);
        assertThat(catalog.excludes("stars", 6)).isTrue();
        assertThat(catalog.excludes("stars", 5)).isFalse();
        assertThat(MetricCatalog.ALL.goal("stars")).isEqualTo(Optional.empty());
    }

    @Test
    void shouldTellWhatNobodyDeclaresByItsName() {
        assertThat(MetricCatalog.ALL.declared("throughput")).isEmpty();
        assertThat(MetricCatalog.ALL.goal("throughput")).contains(Goal.MAXIMIZE);
        assertThat(MetricCatalog.ALL.excludes("throughput", -1)).isTrue();
    }

    @Test
    void shouldRefuseTwoMetricsOfOneName() {
        MeterKind other = OnnxSettings.KIND.declaring(List.of(Metric.percentage("latency_ms")));

        assertThatThrownBy(() -> catalogWith(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'latency_ms' is declared twice");
    }

    private static MetricCatalog catalogWith(MeterKind meter) {
        return new MetricCatalog(Meters.ALL.with("another", meter));
    }
}
