package dev.linas.tasks.language;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.supernet.task.LanguageModelling;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.IdTaskData;
import dev.linas.tasks.IdTensors;
import dev.linas.tasks.IdTensors.Ids;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.TaskScorer;
import dev.linas.tasks.settings.InvalidPoolException;

/**
 * Pieces of text that were not trained on: a safetensors file with {@code tokens} [N, length + 1],
 * I64. The network is given all tokens of a piece but the last, and foretells all but the first.
 */
public final class LanguageModellingData implements IdTaskData {
    /** For the registry of tasks. */
    public static final TaskKind<LanguageModelling> KIND =
            new TaskKind<>(
                    SidecarTasks.LANGUAGE_MODELLING,
                    LanguageModelling.class,
                    LanguageModellingScorer.METRICS,
                    LanguageModellingData::open);

    private final LanguageModelling task;
    private final Ids tokens;

    private LanguageModellingData(LanguageModelling task, Ids tokens) {
        this.task = task;
        this.tokens = tokens;
    }

    /**
     * Opens and checks a file.
     *
     * @throws InvalidPoolException naming the key, if it cannot be used
     */
    static LanguageModellingData open(LanguageModelling task, DataRequest request) {
        return IdTaskData.open(request, file -> read(task, file));
    }

    private static LanguageModellingData read(LanguageModelling task, IdTensors file) {
        Ids tokens = file.ids("tokens", 2, task.vocabulary());
        if (tokens.shape().get(1) != task.length() + 1) {
            throw file.invalid(
                    "tensor 'tokens' has shape %s; the network takes %d tokens, so expected"
                            + " rows of %d, the last one to be foretold",
                    tokens.shape(), task.length(), task.length() + 1);
        }
        return new LanguageModellingData(task, tokens);
    }

    /** The task as the network describes it. */
    LanguageModelling task() {
        return task;
    }

    /** Number of pieces. */
    int size() {
        return tokens.rows();
    }

    /** A token of a piece, 0 to the length of the network's input. */
    long token(int piece, int place) {
        return tokens.at(piece * (task.length() + 1) + place);
    }

    @Override
    public TaskScorer scorer(ScoringSettings settings) {
        return new LanguageModellingScorer(this, settings);
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        tokens.addTo(fingerprint, label);
    }
}
