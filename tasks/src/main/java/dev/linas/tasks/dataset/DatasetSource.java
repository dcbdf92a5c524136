package dev.linas.tasks.dataset;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.task.ImageClassification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where images come from, before it is said how large they must be. Thread-safe. */
public interface DatasetSource {

    /**
     * Opens a dataset file, or a folder of images, whose labels are needed.
     *
     * @throws InvalidDatasetException if it cannot be used
     */
    static DatasetSource open(Path path, ImageClassification format) {
        return open(path, format, true);
    }

    /**
     * Opens a dataset file, or a folder of images.
     *
     * @param labelled whether labels are needed; if not, any number of class folders will do
     * @throws InvalidDatasetException if it cannot be used
     */
    static DatasetSource open(Path path, ImageClassification format, boolean labelled) {
        return Files.isDirectory(path)
                ? ImageFolder.open(path, format, labelled)
                : DatasetFile.open(path, format);
    }

    /**
     * The same images after every one was read and found good.
     *
     * @param memory file that remembers what was verified before; empty: none
     * @param notes hears, for the user, how folders map to classes, what is left out, and progress
     * @throws InvalidDatasetException naming all images that are bad, the first of many
     */
    DatasetSource verified(Optional<Path> memory, Consumer<String> notes);

    /** The folder of each class, shortened where there are many; empty where no folders are. */
    String mapping();

    /**
     * Its images at a size.
     *
     * @param resolution height and width in pixels, at least 1
     * @throws InvalidDatasetException if they have another size and must not be resized
     */
    Dataset at(int resolution);

    /** Adds what the results on it depend on. */
    void addTo(Fingerprint fingerprint, String label);
}
