package dev.linas.supernettrainer;

import dev.linas.supernettrainer.files.ImageFiles;
import dev.linas.supernettrainer.task.ImageSet;
import dev.linas.supernettrainer.task.ImageTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas-supernet dataset}. */
@Command(
        name = "dataset",
        description = {
            "Writes the images by which sub-networks are judged: validation.safetensors and",
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

    @Mixin private ProjectOptions projectOptions;

    @Override
    public Integer call() throws IOException {
        return UserInput.checked(this::run);
    }

    private void run() throws IOException {
        ImageTask task = projectOptions.project().task();
        for (ImageSet set : ImageSet.values()) {
            if (task.published(set) == 0) {
                continue;
            }
            TreeMap<String, String> metadata = new TreeMap<>();
            metadata.put("task", task.name());
            metadata.put("set", set.name().toLowerCase(Locale.ROOT));
            String name = set.name().toLowerCase(Locale.ROOT) + ".safetensors";
            ImageFiles.writeDataset(
                    out.resolve(name), task.judging(set, 0, task.published(set)), metadata);
        }
        if (sheet != null) {
            ImageFiles.writeSheet(sheet, task.judging(ImageSet.VALIDATION, 0, SHEET));
        }
    }
}
