package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.dataset.Batch;
import dev.linas.evaluator.dataset.BatchBuffers;
import dev.linas.evaluator.dataset.BatchLoader;
import dev.linas.evaluator.dataset.Dataset;
import dev.linas.evaluator.dataset.Subset;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.inference.OnnxModel;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Per cent of images whose label is among the one, or five, classes that the sub-network finds most
 * likely. Of equal classes the first counts as more likely. Deterministic up to the rounding of ONNX
 * Runtime.
 */
final class AccuracyProbe implements Probe {
    private static final Map<String, Integer> RANKS =
            Map.of("accuracy_top1", 1, "accuracy_top5", 5);

    static final ProbeKind KIND =
            new ProbeKind(
                    RANKS.keySet().stream().sorted().toList(),
                    Set.of(
                            ProbeTrait.NEEDS_MODEL,
                            ProbeTrait.NEEDS_DEVICE,
                            ProbeTrait.NEEDS_DATASET),
                    setup ->
                            setup.dataset().isPresent()
                                    ? Optional.empty()
                                    : Optional.of("key 'dataset' is missing"),
                    AccuracyProbe::new);

    private final OnnxSetup setup;
    private final BatchBuffers buffers = new BatchBuffers();
    private final Map<Integer, Selection> byResolution = new HashMap<>();

    AccuracyProbe(OnnxSetup setup) {
        this.setup = setup;
    }

    private static final class Selection {
        private final Dataset dataset;
        private final int[] indices;

        Selection(Dataset dataset, double fraction) {
            this.dataset = dataset;
            this.indices = Subset.of(dataset, fraction);
        }
    }

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException {
        Selection images =
                byResolution.computeIfAbsent(
                        model.plan().resolution(),
                        resolution ->
                                new Selection(
                                        setup.dataset().orElseThrow().at(resolution),
                                        setup.settings().fraction()));
        int[] countByRank = ranks(model.session(setup.untimed()), images);
        Map<String, MetricOutcome> outcomes = new LinkedHashMap<>();
        for (String metric : metrics) {
            int within = 0;
            for (int rank = 0; rank < Math.min(RANKS.get(metric), countByRank.length); rank++) {
                within += countByRank[rank];
            }
            outcomes.put(metric, MetricOutcome.exactly(100.0 * within / images.indices.length));
        }
        return outcomes;
    }

    /** How many images have their label at each rank; the most likely class has rank 0. */
    private int[] ranks(OnnxModel session, Selection images) throws InterruptedException {
        int classes = setup.network().planner().network().classes();
        int[] countByRank = new int[classes];
        OnnxSettings settings = setup.settings();
        try (BatchLoader loader =
                new BatchLoader(
                        images.dataset,
                        images.indices,
                        settings.accuracyBatch(),
                        settings.accuracyThreads(),
                        buffers)) {
            for (Optional<Batch> next = loader.next(); next.isPresent(); next = loader.next()) {
                Batch batch = next.get();
                try (OnnxModel.Input input = session.input(batch.values(), batch.shape())) {
                    FloatBuffer logits = session.outputOf(input);
                    for (int i = 0; i < batch.size(); i++) {
                        countByRank[rank(logits, i * classes, classes, batch.label(i))]++;
                    }
                }
            }
        }
        return countByRank;
    }

    private static int rank(FloatBuffer logits, int first, int classes, int label) {
        float own = logits.get(first + label);
        int rank = 0;
        for (int c = 0; c < classes; c++) {
            float other = logits.get(first + c);
            if (!Float.isFinite(other)) {
                throw new NotFiniteException("class %d of an image has %s".formatted(c, other));
            }
            if (other > own || (other == own && c < label)) {
                rank++;
            }
        }
        return rank;
    }
}
