package dev.linas.tasks.translation;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Metric;
import dev.linas.supernet.inference.StepwiseModel;
import dev.linas.tasks.ScoredModel;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.Spread;
import dev.linas.tasks.TaskScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@link Bleu} of what {@link BeamSearch} translates, 0 to 100. Deterministic up to the rounding of
 * ONNX Runtime.
 */
final class TranslationScorer implements TaskScorer {
    private static final String BLEU = "bleu";

    static final List<Metric> METRICS = List.of(new Metric(BLEU, "", Goal.MAXIMIZE, 0, 100));

    private final TranslationData data;
    private final int[] sentences;
    private final int batch;
    private final BeamSearch search;

    TranslationScorer(TranslationData data, ScoringSettings settings) {
        this.data = data;
        this.sentences = Spread.of(data.size(), settings.fraction());
        this.batch = settings.batch();
        this.search = new BeamSearch(data.task());
    }

    @Override
    public Map<String, Double> score(ScoredModel model, List<String> metrics)
            throws InterruptedException {
        List<String> found = new ArrayList<>();
        List<List<String>> references = new ArrayList<>();
        for (int first = 0; first < sentences.length; first += batch) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int count = Math.min(batch, sentences.length - first);
            found.addAll(translate(model.stepwise(), first, count));
            for (int s = first; s < first + count; s++) {
                references.add(List.of(data.reference(sentences[s])));
            }
        }
        return Map.of(BLEU, Bleu.of(found, references));
    }

    private List<String> translate(StepwiseModel model, int first, int count) {
        int[] chosen = Arrays.copyOfRange(sentences, first, first + count);
        return search.translate(model, data.sources(chosen), count).stream()
                .map(data.task()::text)
                .toList();
    }
}
