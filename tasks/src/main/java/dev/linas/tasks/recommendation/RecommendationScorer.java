package dev.linas.tasks.recommendation;

import dev.linas.core.objective.Metric;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.tasks.NotFiniteException;
import dev.linas.tasks.ScoredModel;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.Spread;
import dev.linas.tasks.TaskScorer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Per cent of users whose held-out item is among the first ten of all candidates ({@code
 * hr_at_10}), and the mean gain of its rank, 100 / log2(rank + 2) for the ranks 0 to 9 and 0 for
 * others ({@code ndcg_at_10}; He et al., 2015). Items of equal score rank before the one held out,
 * so a network that scores all alike finds nothing. Deterministic up to the rounding of ONNX
 * Runtime.
 */
final class RecommendationScorer implements TaskScorer {
    private static final String HIT_RATE = "hr_at_10";
    private static final String GAIN = "ndcg_at_10";

    static final List<Metric> METRICS =
            List.of(Metric.percentage(HIT_RATE), Metric.percentage(GAIN));

    private static final int LISTED = 10;

    private final RecommendationData data;
    private final int[] rows;
    private final int batch;

    RecommendationScorer(RecommendationData data, ScoringSettings settings) {
        this.data = data;
        this.rows = Spread.of(data.size(), settings.fraction());
        this.batch = settings.batch();
    }

    @Override
    public Map<String, Double> score(ScoredModel model, List<String> metrics)
            throws InterruptedException {
        int[] ranks = new int[rows.length];
        for (int first = 0; first < rows.length; first += batch) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            rank(model.model(), first, Math.min(batch, rows.length - first), ranks);
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        metrics.forEach(
                metric -> scores.put(metric, metric.equals(GAIN) ? gain(ranks) : hitRate(ranks)));
        return scores;
    }

    private void rank(OnnxModel model, int first, int users, int[] ranks) {
        int each = data.each();
        int[] pairs = new int[Math.multiplyExact(users, each)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = rows[first + i / each] * each + i % each;
        }
        try (OnnxModel.Input input = model.inputs(data.pairs(pairs).tensors())) {
            FloatBuffer scores = model.outputOf(input);
            for (int u = 0; u < users; u++) {
                ranks[first + u] = rank(scores, u * each, each);
            }
        }
    }

    /**
     * The rank of the first of some scores, 0 for the best.
     *
     * @throws NotFiniteException if a score is no finite number
     */
    static int rank(FloatBuffer scores, int first, int each) {
        float own = scores.get(first);
        int rank = -1;
        for (int c = 0; c < each; c++) {
            float score = scores.get(first + c);
            if (!Float.isFinite(score)) {
                throw new NotFiniteException("candidate %d of a user has %s".formatted(c, score));
            }
            rank += score >= own ? 1 : 0;
        }
        return rank;
    }

    /** Per cent of ranks among the first ten. */
    static double hitRate(int... ranks) {
        int hits = 0;
        for (int rank : ranks) {
            hits += rank < LISTED ? 1 : 0;
        }
        return 100.0 * hits / ranks.length;
    }

    /** Mean gain of ranks, in per cent of that of rank 0. */
    static double gain(int... ranks) {
        double sum = 0;
        for (int rank : ranks) {
            sum += rank < LISTED ? StrictMath.log(2) / StrictMath.log(rank + 2.0) : 0;
        }
        return 100 * sum / ranks.length;
    }
}
