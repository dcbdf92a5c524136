package dev.linas.evaluator.dataset;

import dev.linas.evaluator.fingerprint.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where images come from, before it is said how large they must be. Thread-safe. */
public interface DatasetSource {

    /**
     * Opens a dataset file, or a folder of images.
     *
     * @throws InvalidDatasetException if it cannot be used
     */
    static DatasetSource open(Path path, ImageFormat format) {
        return Files.isDirectory(path)
                ? ImageFolder.open(path, format)
                : DatasetFile.open(path, format);
    }

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
