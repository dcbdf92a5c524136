package dev.linas.tasks.image;

import dev.linas.core.digest.Sha256;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskData;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.TaskScorer;
import dev.linas.tasks.dataset.Dataset;
import dev.linas.tasks.dataset.DatasetSource;
import dev.linas.tasks.dataset.InvalidDatasetException;
import dev.linas.tasks.dataset.Subset;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;

/**
 * Verified images, with the classes of one network. Networks take them as [channel, row, column].
 */
public final class ImageClassificationData implements TaskData {
    /** For the registry of tasks. */
    public static final TaskKind<ImageClassification> KIND =
            new TaskKind<>(
                    SidecarTasks.IMAGE_CLASSIFICATION,
                    ImageClassification.class,
                    ImageScorer.METRICS,
                    ImageClassificationData::open);

    /** A batch's images hold this many numbers at most, so that its activations fit into memory. */
    private static final int NUMBERS_PER_BATCH = 1 << 23;

    private static final int LEAST_IMAGES = 2;

    private final DatasetSource source;
    private final int classes;

    private ImageClassificationData(DatasetSource source, int classes) {
        this.source = source;
        this.classes = classes;
    }

    /**
     * Opens and verifies images.
     *
     * @throws InvalidPoolException naming the key, if they cannot be used
     */
    static ImageClassificationData open(ImageClassification task, DataRequest request) {
        Path path = request.path();
        try {
            DatasetSource opened = DatasetSource.open(path, task, request.labelled());
            return new ImageClassificationData(
                    opened.verified(
                            request.preparation()
                                    .memory()
                                    .map(folder -> folder.resolve(nameOf(path))),
                            note ->
                                    request.preparation()
                                            .notes()
                                            .accept(
                                                    "pool %s: %s: %s"
                                                            .formatted(
                                                                    request.pool(),
                                                                    request.key(),
                                                                    note))),
                    task.classes());
        } catch (InvalidDatasetException e) {
            throw new InvalidPoolException(
                    request.pool(), request.key() + ": " + e.getMessage(), e);
        }
    }

    /** One file for each dataset, so that those of two pools do not overwrite each other. */
    private static String nameOf(Path path) {
        String absolute = path.toAbsolutePath().normalize().toString();
        return Sha256.of(absolute).substring(0, 16) + ".verified";
    }

    @Override
    public void requireFit(NetworkPlan plan) {
        var unused = images(plan);
    }

    @Override
    public TaskScorer scorer(ScoringSettings settings) {
        return new ImageScorer(this, classes, settings);
    }

    @Override
    public CalibrationExamples calibration(NetworkPlan plan, int most) {
        Dataset dataset = images(plan);
        GraphInput input = input(plan);
        int[] chosen = Subset.of(dataset, Math.min(1, (double) most / dataset.size()));
        int batch = Math.max(LEAST_IMAGES, NUMBERS_PER_BATCH / dataset.numbersPerImage());
        return new CalibrationImages(dataset, chosen, batch, input).data();
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        source.addTo(fingerprint, label);
    }

    /** The images at the size that a sub-network takes. */
    Dataset images(NetworkPlan plan) {
        List<Integer> axes = input(plan).axes();
        return source.at(axes.get(axes.size() - 1));
    }

    private static GraphInput input(NetworkPlan plan) {
        return plan.inputs().get(0);
    }
}
