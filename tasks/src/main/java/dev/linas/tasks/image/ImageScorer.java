package dev.linas.tasks.image;

import dev.linas.core.objective.Metric;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.tasks.NotFiniteException;
import dev.linas.tasks.ScoredModel;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskScorer;
import dev.linas.tasks.dataset.Batch;
import dev.linas.tasks.dataset.BatchBuffers;
import dev.linas.tasks.dataset.BatchLoader;
import dev.linas.tasks.dataset.Dataset;
import dev.linas.tasks.dataset.Subset;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Per cent of images whose label is among the one, or five, classes that the sub-network finds most
 * likely. Of equal classes the first counts as more likely. Deterministic up to the rounding of
 * ONNX Runtime.
 */
final class ImageScorer implements TaskScorer {
    private static final Metric TOP_1 = Metric.percentage("accuracy_top1");
    private static final Metric TOP_5 = Metric.percentage("accuracy_top5");

    static final List<Metric> METRICS = List.of(TOP_1, TOP_5);

    private static final Map<String, Integer> RANKS = Map.of(TOP_1.name(), 1, TOP_5.name(), 5);

    private final ImageClassificationData data;
    private final int classes;
    private final ScoringSettings settings;
    private final BatchBuffers buffers = new BatchBuffers();
    private final Map<List<GraphInput>, Selection> byInputs = new HashMap<>();

    ImageScorer(ImageClassificationData data, int classes, ScoringSettings settings) {
        this.data = data;
        this.classes = classes;
        this.settings = settings;
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
    public Map<String, Double> score(ScoredModel model, List<String> metrics)
            throws InterruptedException {
        Selection images =
                byInputs.computeIfAbsent(
                        model.plan().inputs(),
                        inputs -> new Selection(data.images(model.plan()), settings.fraction()));
        int[] countByRank = ranks(model.model(), images);
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String metric : metrics) {
            int within = 0;
            for (int rank = 0; rank < Math.min(RANKS.get(metric), countByRank.length); rank++) {
                within += countByRank[rank];
            }
            scores.put(metric, 100.0 * within / images.indices.length);
        }
        return scores;
    }

    /** How many images have their label at each rank; the most likely class has rank 0. */
    private int[] ranks(OnnxModel model, Selection images) throws InterruptedException {
        int[] countByRank = new int[classes];
        try (BatchLoader loader =
                new BatchLoader(
                        images.dataset,
                        images.indices,
                        settings.batch(),
                        settings.threads(),
                        buffers)) {
            for (Optional<Batch> next = loader.next(); next.isPresent(); next = loader.next()) {
                Batch batch = next.get();
                try (OnnxModel.Input input = model.input(batch.values(), batch.shape())) {
                    FloatBuffer logits = model.outputOf(input);
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
