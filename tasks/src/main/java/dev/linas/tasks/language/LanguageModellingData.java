package dev.linas.tasks.language;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.task.LanguageModelling;
import dev.linas.tasks.CalibrationData;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.IdTensors;
import dev.linas.tasks.IdTensors.Ids;
import dev.linas.tasks.Scorer;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskData;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.dataset.InvalidDatasetException;
import dev.linas.tasks.settings.InvalidPoolException;

/**
 * Pieces of text that were not trained on: a safetensors file with {@code tokens} [N, length + 1],
 * I64. The network is given all tokens of a piece but the last, and foretells all but the first.
 */
public final class LanguageModellingData implements TaskData {
    /** For the registry of tasks. */
    public static final TaskKind<LanguageModelling> KIND =
            new TaskKind<>(
                    "language-modelling",
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
        if (!request.labelled()) {
            throw new InvalidPoolException(
                    request.pool(),
                    request.key()
                            + ": networks that take ids are not calibrated; leave the key out");
        }
        try {
            IdTensors file = IdTensors.read(request.path());
            Ids tokens = file.ids("tokens", 2, task.vocabulary());
            if (tokens.shape().get(1) != task.length() + 1) {
                throw file.invalid(
                        "tensor 'tokens' has shape %s; the network takes %d tokens, so expected"
                                + " rows of %d, the last one to be foretold",
                        tokens.shape(), task.length(), task.length() + 1);
            }
            return new LanguageModellingData(task, tokens);
        } catch (InvalidDatasetException e) {
            throw new InvalidPoolException(
                    request.pool(), request.key() + ": " + e.getMessage(), e);
        }
    }

    /** What the network says of the task. */
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

    /** The ids were checked against the network's when the file was read. */
    @Override
    public void requireFit(NetworkPlan plan) {
        // nothing is left to check
    }

    @Override
    public Scorer scorer(ScoringSettings settings) {
        return new LanguageModellingScorer(this, settings);
    }

    @Override
    public CalibrationData calibration(NetworkPlan plan, int most) {
        throw new IllegalStateException("data for calibration is refused when it is opened");
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        tokens.addTo(fingerprint, label);
    }
}
