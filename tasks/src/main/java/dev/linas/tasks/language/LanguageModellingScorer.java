package dev.linas.tasks.language;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Metric;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.StepwiseModel;
import dev.linas.tasks.Logits;
import dev.linas.tasks.ScoredModel;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.Spread;
import dev.linas.tasks.TaskScorer;
import java.nio.FloatBuffer;
import java.util.Arrays;
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
        double sum = 0;
        for (int first = 0; first < pieces.length; first += batch) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            sum += loss(model, first, Math.min(batch, pieces.length - first));
        }
        double mean = sum / ((long) pieces.length * data.task().length());
        return Map.of(PERPLEXITY, StrictMath.exp(mean));
    }

    /** Sum of the negative log-likelihoods of some pieces. */
    private double loss(ScoredModel model, int first, int count) {
        int length = data.task().length();
        int[] rows = Arrays.copyOfRange(pieces, first, first + count);
        FloatBuffer logits = logits(model, data.tokens(input(model.plan()), rows), count);
        double sum = 0;
        int vocabulary = data.task().vocabulary();
        for (int i = 0; i < count * length; i++) {
            int next = (int) data.token(rows[i / length], i % length + 1);
            sum += loss(logits, i * vocabulary, vocabulary, next);
        }
        return sum;
    }

    /** The one input of ids. */
    static String input(NetworkPlan plan) {
        return plan.inputs().stream()
                .filter(GraphInput::holdsIds)
                .map(GraphInput::name)
                .findFirst()
                .orElseThrow();
    }

    /** What a network puts out; one that runs in steps is given all tokens as a prompt. */
    private static FloatBuffer logits(ScoredModel model, NamedTensor tokens, int count) {
        if (model.plan().stepParts().isPresent()) {
            try (StepwiseModel.Run run = model.stepwise().start(List.of(), count, 1)) {
                return run.step(List.of(tokens));
            }
        }
        OnnxModel whole = model.model();
        try (OnnxModel.Input on = whole.inputs(List.of(tokens))) {
            return whole.outputOf(on);
        }
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
