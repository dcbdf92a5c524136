package dev.linas.tasks.language;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Metric;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.tasks.Logits;
import dev.linas.tasks.ScoredModel;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.Spread;
import dev.linas.tasks.TaskScorer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * The perplexity per token: e to the mean negative log-likelihood of all tokens of all pieces but
 * the first of each, given those before it in the piece. 1 at best; as large as the vocabulary for
 * a network that knows nothing. Deterministic up to the rounding of ONNX Runtime.
 */
final class LanguageModellingScorer implements TaskScorer {
    private static final String PERPLEXITY = "perplexity";

    static final List<Metric> METRICS =
            List.of(new Metric(PERPLEXITY, "", Goal.MINIMIZE, 1, Double.MAX_VALUE));

    private final LanguageModellingData data;
    private final int[] pieces;
    private final int batch;

    LanguageModellingScorer(LanguageModellingData data, ScoringSettings settings) {
        this.data = data;
        this.pieces = Spread.of(data.size(), settings.fraction());
        this.batch = settings.batch();
    }

    @Override
    public Map<String, Double> score(ScoredModel model, List<String> metrics)
            throws InterruptedException {
        GraphInput input = model.plan().inputs().get(0);
        double sum = 0;
        for (int first = 0; first < pieces.length; first += batch) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            sum += loss(model.model(), input, first, Math.min(batch, pieces.length - first));
        }
        double mean = sum / ((long) pieces.length * data.task().length());
        return Map.of(PERPLEXITY, StrictMath.exp(mean));
    }

    /** Sum of the negative log-likelihoods of some pieces. */
    private double loss(OnnxModel model, GraphInput input, int first, int count) {
        int length = data.task().length();
        LongBuffer tokens =
                ByteBuffer.allocateDirect(Long.BYTES * count * length)
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
        for (int p = 0; p < count; p++) {
            for (int place = 0; place < length; place++) {
                tokens.put(data.token(pieces[first + p], place));
            }
        }
        double sum = 0;
        int vocabulary = data.task().vocabulary();
        NamedTensor tensor = NamedTensor.longs(input.name(), tokens.flip(), input.shape(count));
        try (OnnxModel.Input on = model.inputs(List.of(tensor))) {
            FloatBuffer logits = model.outputOf(on);
            for (int p = 0; p < count; p++) {
                for (int place = 0; place < length; place++) {
                    int next = (int) data.token(pieces[first + p], place + 1);
                    sum += loss(logits, (p * length + place) * vocabulary, vocabulary, next);
                }
            }
        }
        return sum;
    }

    /**
     * The negative log-likelihood of one of some logits, in nats.
     *
     * @param begin index of the first of them
     * @param chosen 0 to their number, exclusive
     * @throws dev.linas.tasks.NotFiniteException if a logit is no finite number
     */
    static double loss(FloatBuffer logits, int begin, int count, int chosen) {
        return Logits.logarithmOfSum(logits, begin, count) - logits.get(begin + chosen);
    }
}
