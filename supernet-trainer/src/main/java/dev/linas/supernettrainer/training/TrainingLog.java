package dev.linas.supernettrainer.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The log of a training, CSV: one row per epoch with its number, images seen so far, mean losses
 * and accuracies. Holds no times, so a training that was interrupted leaves the same log as one
 * that was not.
 */
public final class TrainingLog {
    private final Path file;
    private final List<String> columns;

    /**
     * @param columns names of the values of a row, after {@code epoch} and {@code images}
     */
    public TrainingLog(Path file, List<String> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /** Begins the log anew, or cuts what it says of epochs after the given one. */
    public void resumeAfter(int epoch) throws IOException {
        List<String> rows = new ArrayList<>();
        if (epoch > 0 && Files.exists(file)) {
            rows.addAll(Files.readAllLines(file));
        }
        List<String> kept =
                rows.subList(Math.min(1, rows.size()), Math.min(epoch + 1, rows.size()));
        List<String> lines = new ArrayList<>();
        lines.add("epoch,images," + String.join(",", columns));
        lines.addAll(kept);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    /**
     * Adds an epoch.
     *
     * @param values one per column
     */
    public void add(int epoch, long images, double... values) throws IOException {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "%d values for the columns %s".formatted(values.length, columns));
        }
        StringBuilder row = new StringBuilder().append(epoch).append(',').append(images);
        for (double value : values) {
            row.append(String.format(Locale.ROOT, ",%.5f", value));
        }
        Files.writeString(
                file, row.append('\n'), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
