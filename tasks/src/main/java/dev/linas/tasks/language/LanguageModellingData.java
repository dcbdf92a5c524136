package dev.linas.tasks.language;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.StepwiseBatch;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.supernet.task.LanguageModelling;
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
import java.util.List;

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

    /** Pieces that a network is calibrated on at once. */
    private static final int AT_ONCE = 32;

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

    /** Pieces without their last token, some at once. */
    @Override
    public CalibrationExamples calibration(NetworkPlan plan, int most) {
        String input = LanguageModellingScorer.input(plan);
        return CalibrationExamples.of(
                batches(most).stream()
                        .map(rows -> new InputBatch(rows.length, List.of(tokens(input, rows))))
                        .toList());
    }

    /** Each batch is read at once. */
    @Override
    public List<StepwiseBatch> stepwiseCalibration(NetworkPlan plan, int most) {
        String input = LanguageModellingScorer.input(plan);
        return batches(most).stream()
                .map(
                        rows ->
                                new StepwiseBatch(
                                        rows.length,
                                        List.of(),
                                        List.of(List.of(tokens(input, rows)))))
                .toList();
    }

    private List<int[]> batches(int most) {
        return Spread.batches(Spread.of(size(), Math.min(1, (double) most / size())), AT_ONCE);
    }

    /** The tokens of some pieces as an input. */
    NamedTensor tokens(String input, int... rows) {
        int length = task.length();
        long[] ids = new long[rows.length * length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = token(rows[i / length], i % length);
        }
        return IdBuffers.tensor(input, ids, rows.length, length);
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
