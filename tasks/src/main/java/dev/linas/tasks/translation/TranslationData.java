package dev.linas.tasks.translation;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.StepwiseBatch;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.supernet.task.Translation;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.IdBuffers;
import dev.linas.tasks.IdTaskData;
import dev.linas.tasks.IdTensors;
import dev.linas.tasks.IdTensors.Ids;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.Spread;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.TaskScorer;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sentences and how they are rightly translated: a safetensors file with {@code source} [N, length
 * of the network's source] and {@code target} [N, any length], I64. Sources are filled up with the
 * piece that stands for nothing; a target begins after the piece that begins all and goes up to the
 * one that ends all.
 */
public final class TranslationData implements IdTaskData {
    /** For the registry of tasks. */
    public static final TaskKind<Translation> KIND =
            new TaskKind<>(
                    SidecarTasks.TRANSLATION,
                    Translation.class,
                    TranslationScorer.METRICS,
                    TranslationData::open);

    private final Translation task;
    private final Ids sources;
    private final Ids targets;

    private TranslationData(Translation task, Ids sources, Ids targets) {
        this.task = task;
        this.sources = sources;
        this.targets = targets;
    }

    /**
     * Opens and checks a file.
     *
     * @throws InvalidPoolException naming the key, if it cannot be used
     */
    static TranslationData open(Translation task, DataRequest request) {
        return IdTaskData.open(request, file -> read(task, file));
    }

    private static TranslationData read(Translation task, IdTensors file) {
        Ids sources = file.ids("source", 2, task.sourcePieces());
        Ids targets = file.ids("target", 2, task.pieces().size());
        if (sources.shape().get(1) != task.sourceLength() || sources.rows() != targets.rows()) {
            throw file.invalid(
                    "tensors 'source' and 'target' have the shapes %s and %s; expected as many"
                            + " rows of both, those of 'source' with %d pieces",
                    sources.shape(), targets.shape(), task.sourceLength());
        }
        TranslationData data = new TranslationData(task, sources, targets);
        for (int sentence = 0; sentence < data.size(); sentence++) {
            if (data.reference(sentence).isEmpty()) {
                throw file.invalid(
                        "row %d of tensor 'target' has no piece between %d, which begins a"
                                + " translation, and %d, which ends it",
                        sentence, task.begin(), task.end());
            }
        }
        return data;
    }

    /** The task as the network describes it. */
    Translation task() {
        return task;
    }

    /** Number of sentences. */
    int size() {
        return sources.rows();
    }

    /** Sources, as the network's input. */
    NamedTensor sources(int... sentences) {
        int length = task.sourceLength();
        long[] pieces = new long[sentences.length * length];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = sources.at(sentences[i / length] * length + i % length);
        }
        return IdBuffers.tensor(task.source(), pieces, sentences.length, length);
    }

    /** The right translation, as text. */
    String reference(int sentence) {
        return task.text(pieces(sentence));
    }

    /** The pieces between the beginning and the end; none where there is no end. */
    private List<Integer> pieces(int sentence) {
        int length = targets.shape().get(1);
        List<Integer> pieces = new ArrayList<>();
        for (int place = 0; place < length; place++) {
            int piece = (int) targets.at(sentence * length + place);
            if (piece == task.end()) {
                return pieces;
            }
            if (place > 0 || piece != task.begin()) {
                pieces.add(piece);
            }
        }
        return List.of();
    }

    /** A translator runs in steps. */
    @Override
    public CalibrationExamples calibration(NetworkPlan plan, int most) {
        throw new IllegalStateException("translators run in steps");
    }

    /** At every step, the piece before it in the right translation; equally long ones at once. */
    @Override
    public List<StepwiseBatch> stepwiseCalibration(NetworkPlan plan, int most) {
        Map<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int sentence : Spread.of(size(), Math.min(1, (double) most / size()))) {
            byLength.computeIfAbsent(pieces(sentence).size(), l -> new ArrayList<>()).add(sentence);
        }
        return byLength.values().stream().map(this::batch).toList();
    }

    private StepwiseBatch batch(List<Integer> sentences) {
        List<List<NamedTensor>> steps = new ArrayList<>();
        List<List<Integer>> translations = sentences.stream().map(this::pieces).toList();
        int length = Math.min(translations.get(0).size() + 1, task.targetLength());
        for (int step = 0; step < length; step++) {
            int before = step - 1;
            long[] tokens =
                    translations.stream()
                            .mapToLong(t -> before < 0 ? task.begin() : t.get(before))
                            .toArray();
            steps.add(BeamSearch.inputs(task, tokens, step));
        }
        return new StepwiseBatch(
                sentences.size(),
                List.of(sources(sentences.stream().mapToInt(Integer::intValue).toArray())),
                steps);
    }

    @Override
    public TaskScorer scorer(ScoringSettings settings) {
        return new TranslationScorer(this, settings);
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        sources.addTo(fingerprint, label);
        targets.addTo(fingerprint, label);
        fingerprint.with(label, task.pieces());
    }
}
