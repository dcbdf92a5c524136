package dev.linas.tasks.translation;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.supernet.task.Translation;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.IdTaskData;
import dev.linas.tasks.IdTensors;
import dev.linas.tasks.IdTensors.Ids;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.TaskScorer;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.ArrayList;
import java.util.List;

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

    /** A piece of a source. */
    long piece(int sentence, int place) {
        return sources.at(sentence * task.sourceLength() + place);
    }

    /** The right translation, as text. */
    String reference(int sentence) {
        int length = targets.shape().get(1);
        List<Integer> pieces = new ArrayList<>();
        for (int place = 0; place < length; place++) {
            int piece = (int) targets.at(sentence * length + place);
            if (piece == task.end()) {
                return task.text(pieces);
            }
            if (place > 0 || piece != task.begin()) {
                pieces.add(piece);
            }
        }
        return "";
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
