package dev.linas.supernettrainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/**
 * A training in a folder: {@code log.csv} grows by a row per epoch, {@code checkpoint.safetensors}
 * follows. A run that was killed goes on from its last checkpoint and ends with the same files as
 * one that was not.
 */
public final class TrainingRun {
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String LOG = "log.csv";

    private final Path folder;
    private final Training training;
    private final Monitor monitor;
    private final String recipe;
    private final Consumer<String> progress;

    /**
     * @param recipe all that the training depends on, as text; a checkpoint of another one is
     *     refused
     * @param progress told of every epoch
     */
    public TrainingRun(
            Path folder,
            Training training,
            Monitor monitor,
            String recipe,
            Consumer<String> progress) {
        this.folder = folder;
        this.training = training;
        this.monitor = monitor;
        this.recipe = recipe;
        this.progress = progress;
    }

    /** Trains what is left to be trained. */
    public void finish() throws IOException {
        Path checkpoint = folder.resolve(CHECKPOINT);
        if (Files.exists(checkpoint)) {
            Checkpoint.load(checkpoint, training, recipe);
            progress.accept("going on after epoch " + training.epoch() + " of " + checkpoint);
        }
        List<String> columns = new ArrayList<>(training.method().losses());
        columns.addAll(monitor.columns());
        TrainingLog log = new TrainingLog(folder.resolve(LOG), columns);
        log.resumeAfter(training.epoch());
        while (!training.finished()) {
            double[] losses = training.runEpoch();
            double[] accuracies = monitor.accuracies(training.network());
            double[] row =
                    DoubleStream.concat(DoubleStream.of(losses), DoubleStream.of(accuracies))
                            .toArray();
            log.add(training.epoch(), training.imagesSeen(), row);
            Checkpoint.save(checkpoint, training, recipe);
            progress.accept(describe(columns, row));
        }
    }

    private String describe(List<String> columns, double[] row) {
        StringBuilder text =
                new StringBuilder("epoch %d of %d:".formatted(training.epoch(), training.epochs()));
        for (int c = 0; c < row.length; c++) {
            text.append(" %s %.4f".formatted(columns.get(c), row[c]));
        }
        return text.toString();
    }
}
