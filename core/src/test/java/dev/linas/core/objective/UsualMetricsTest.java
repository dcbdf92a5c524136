package dev.linas.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualMetricsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hr_at_10",
                "ndcg_at_10",
                "ndcg@5",
                "accuracy",
                "accuracy_top1",
                "acc",
                "acc1",
                "val_acc",
                "top1",
                "top5",
                "BLEU",
                "f1",
                "precision",
                "recall",
                "auc",
                "map",
                "mIoU",
                "throughput",
                "tokens_per_second",
                "images-per-second",
                "fps"
            })
    void shouldMaximizeScoresAndRates(String metric) {
        assertThat(UsualMetrics.goal(metric)).contains(Goal.MAXIMIZE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency_ms",
                "latency",
                "energy_mj",
                "peak_memory_bytes",
                "macs",
                "params",
                "model_bytes",
                "perplexity",
                "val_loss",
                "top1_error",
                "rmse",
                "accuracy_drop",
                "step_latency_ms",
                "prefill_ms"
            })
    void shouldMinimizeCostsAndErrors(String metric) {
        assertThat(UsualMetrics.goal(metric)).contains(Goal.MINIMIZE);
    }

    @Test
    void shouldExcludeValuesThatNoSuchAmountOrShareHas() {
        assertThat(UsualMetrics.excludes("latency_ms", -1)).isTrue();
        assertThat(UsualMetrics.excludes("latency_p99", -1)).isTrue();
        assertThat(UsualMetrics.excludes("accuracy_top1", 100.1)).isTrue();
        assertThat(UsualMetrics.excludes("accuracy_top1", 100)).isFalse();
        assertThat(UsualMetrics.excludes("accuracy_gain", -3)).isFalse();
        assertThat(UsualMetrics.excludes("loss", -3)).isFalse();
        assertThat(UsualMetrics.excludes("beauty", -3)).isFalse();
    }

    @Test
    void shouldSuggestAGoalByAPartOfAName() {
        assertThat(UsualMetrics.suggestedGoal("latency_ms@pixel2")).contains(Goal.MINIMIZE);
        assertThat(UsualMetrics.suggestedGoal("cifar10-val")).contains(Goal.MAXIMIZE);
        assertThat(UsualMetrics.suggestedGoal("val_loss")).contains(Goal.MINIMIZE);
        assertThat(UsualMetrics.suggestedGoal("top1_error")).contains(Goal.MINIMIZE);
        assertThat(UsualMetrics.suggestedGoal("arch")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "val_error",
                "test_error",
                "val_perplexity",
                "eval_seconds",
                "retrieval_ms",
                "bitmap_kb",
                "cifar100_test_loss",
                "val_loss@lab",
                "retrieval_ms@phone"
            })
    void shouldNotTakeForScoresWhatIsNone(String column) {
        assertThat(UsualMetrics.suggestedGoal(column)).contains(Goal.MINIMIZE);
        assertThat(UsualMetrics.suggestsScore(column)).isFalse();
    }

    @Test
    void shouldTellCostsFromErrorsAndScoresFromRates() {
        assertThat(UsualMetrics.suggestsCost("latency_ms@pixel2")).isTrue();
        assertThat(UsualMetrics.suggestsCost("power_mw")).isTrue();
        assertThat(UsualMetrics.suggestsCost("top1_error")).isFalse();
        assertThat(UsualMetrics.suggestsCost("val_perplexity")).isFalse();
        assertThat(UsualMetrics.suggestsScore("cifar10-val")).isTrue();
        assertThat(UsualMetrics.suggestsScore("fps@phone")).isFalse();
    }

    /** Names that have a usual one in them. */
    @ParameterizedTest
    @ValueSource(strings = {"bitmap_bytes_of_map", "vacc_count", "hits_missed", "score", ""})
    void shouldNotGuessFromParts(String metric) {
        assertThat(UsualMetrics.goal(metric)).isEmpty();
    }
}
