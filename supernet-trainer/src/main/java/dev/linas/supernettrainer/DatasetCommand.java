package dev.linas.supernettrainer;

import dev.linas.supernettrainer.files.ImageFiles;
import dev.linas.supernettrainer.task.DigitSets;
import dev.linas.supernettrainer.task.DigitTask;
import dev.linas.supernettrainer.task.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code linas-supernet dataset}. */
@Command(
        name = "dataset",
        description = {
            "Draws the images by which sub-networks are judged, and writes validation.safetensors"
                    + " and",
            "calibration.safetensors. The same bytes on every machine."
        },
        footer = {"", "Example:", "  linas-supernet dataset --out examples/digits"})
final class DatasetCommand implements Callable<Integer> {
    private static final int SHEET = 192;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the files.")
    private Path out;

    @Option(
            names = "--sheet",
            paramLabel = "FILE.png",
            description = "Also draws the first " + SHEET + " validation images side by side.")
    private Path sheet;

    @Override
    public Integer call() throws IOException {
        return UserInput.checked(this::run);
    }

    private void run() throws IOException {
        DigitTask task = new DigitTask();
        for (DigitSets set : DigitSets.values()) {
            TreeMap<String, String> metadata = new TreeMap<>();
            metadata.put("task", task.name());
            metadata.put("seed", Long.toString(set.seed()));
            String name = set.name().toLowerCase(Locale.ROOT) + ".safetensors";
            ImageFiles.writeDataset(out.resolve(name), set.draw(task), metadata);
        }
        if (sheet != null) {
            LabelledImages images = DigitSets.VALIDATION.draw(task);
            ImageFiles.writeSheet(sheet, images.slice(0, SHEET));
        }
    }
}
