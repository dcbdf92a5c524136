package dev.linas.tasks.recommendation;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.supernet.task.Recommendation;
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
import java.util.Arrays;
import java.util.List;

/**
 * One item held out for each user, and items that the user never met (leave one out; He et al.,
 * 2017, section 4.1): a safetensors file with {@code user} [N], {@code item} [N], the ones held
 * out, and {@code negatives} [N, M], all I64. The negatives stand in the file, so every network,
 * machine and language ranks the same ones.
 */
public final class RecommendationData implements IdTaskData {
    /** For the registry of tasks. */
    public static final TaskKind<Recommendation> KIND =
            new TaskKind<>(
                    SidecarTasks.RECOMMENDATION,
                    Recommendation.class,
                    RecommendationScorer.METRICS,
                    RecommendationData::open);

    /** Pairs that a network is calibrated on at once. */
    private static final int AT_ONCE = 256;

    private final Recommendation task;
    private final Ids users;
    private final long[] candidates;

    private RecommendationData(Recommendation task, Ids users, long[] candidates) {
        this.task = task;
        this.users = users;
        this.candidates = candidates;
    }

    /**
     * Opens and checks a file.
     *
     * @throws InvalidPoolException naming the key, if it cannot be used
     */
    static RecommendationData open(Recommendation task, DataRequest request) {
        return IdTaskData.open(request, file -> read(task, file));
    }

    private static RecommendationData read(Recommendation task, IdTensors file) {
        Ids user = file.ids("user", 1, task.users());
        Ids item = file.ids("item", 1, task.items());
        Ids negatives = file.ids("negatives", 2, task.items());
        int rows = user.rows();
        if (item.rows() != rows || negatives.rows() != rows) {
            throw file.invalid(
                    "tensors 'user', 'item' and 'negatives' have %d, %d and %d rows; expected one"
                            + " each per user",
                    rows, item.rows(), negatives.rows());
        }
        int each = negatives.shape().get(1);
        long[] candidates = new long[rows * (each + 1)];
        for (int row = 0; row < rows; row++) {
            int first = row * (each + 1);
            candidates[first] = item.at(row);
            for (int n = 1; n <= each; n++) {
                candidates[first + n] = negatives.at(row * each + n - 1);
                if (candidates[first + n] == candidates[first]) {
                    throw file.invalid(
                            "tensor 'negatives' has item %d in row %d, where it is the one held"
                                    + " out; expected items that the user never met",
                            candidates[first], row);
                }
            }
        }
        return new RecommendationData(task, user, candidates);
    }

    /** The task as the network describes it. */
    Recommendation task() {
        return task;
    }

    /** Number of users. */
    int size() {
        return users.rows();
    }

    /** Items that are ranked for each user, the one held out among them. */
    int each() {
        return candidates.length / users.rows();
    }

    /** Pairs of users and their candidates, the ones held out among them. */
    @Override
    public CalibrationExamples calibration(NetworkPlan plan, int most) {
        int pairs = size() * each();
        int[] chosen = Spread.of(pairs, Math.min(1, (double) most / pairs));
        return CalibrationExamples.of(
                Spread.batches(chosen, AT_ONCE).stream().map(this::pairs).toList());
    }

    /**
     * Inputs of pairs, counted through the candidates of all rows; the first of each row is the one
     * held out.
     */
    InputBatch pairs(int... chosen) {
        long[] people = new long[chosen.length];
        long[] items = new long[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            people[i] = users.at(chosen[i] / each());
            items[i] = candidates[chosen[i]];
        }
        return new InputBatch(
                chosen.length,
                List.of(
                        IdBuffers.tensor(task.user(), people, chosen.length),
                        IdBuffers.tensor(task.item(), items, chosen.length)));
    }

    @Override
    public TaskScorer scorer(ScoringSettings settings) {
        return new RecommendationScorer(this, settings);
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        users.addTo(fingerprint, label);
        fingerprint.with(label, Integer.toString(each())).with(label, Arrays.toString(candidates));
    }
}
