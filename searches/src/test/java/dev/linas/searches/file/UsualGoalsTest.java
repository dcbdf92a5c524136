package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualGoalsTest {
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
        assertThat(UsualGoals.of(metric)).contains(Goal.MAXIMIZE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency_ms", "latency", "energy_mj", "peak_memory_bytes", "macs", "params",
                "model_bytes", "perplexity", "val_loss", "top1_error", "rmse", "accuracy_drop",
                "step_latency_ms"
            })
    void shouldMinimizeCostsAndErrors(String metric) {
        assertThat(UsualGoals.of(metric)).contains(Goal.MINIMIZE);
    }

    /** Names that have a usual one in them. */
    @ParameterizedTest
    @ValueSource(strings = {"bitmap_bytes_of_map", "vacc_count", "hits_missed", "score", ""})
    void shouldNotGuessFromParts(String metric) {
        assertThat(UsualGoals.of(metric)).isEmpty();
    }
}
