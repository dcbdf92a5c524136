package dev.linas.evaluator.meter.onnx;

import dev.linas.core.digest.Sha256;
import dev.linas.evaluator.dataset.DatasetSource;
import dev.linas.evaluator.dataset.ImageFormat;
import dev.linas.evaluator.dataset.InvalidDatasetException;
import dev.linas.evaluator.meter.Preparation;
import dev.linas.evaluator.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Opens and verifies the images of a pool.
 *
 * @param pool name of the pool, for messages
 * @param format what the network wants
 * @param preparation how they are read
 */
record OnnxImages(String pool, ImageFormat format, Preparation preparation) {

    /**
     * Images with the classes of the network.
     *
     * @param key key of the settings that names them
     * @throws InvalidPoolException naming the key, if they cannot be used
     */
    Optional<DatasetSource> labelled(String key, Optional<Path> path) {
        return path.map(named -> verified(key, named, DatasetSource::open));
    }

    /** Images whose labels do not matter. */
    Optional<DatasetSource> unlabelled(String key, Optional<Path> path) {
        return path.map(named -> verified(key, named, DatasetSource::openUnlabelled));
    }

    private DatasetSource verified(
            String key, Path path, BiFunction<Path, ImageFormat, DatasetSource> opening) {
        try {
            return opening.apply(path, format)
                    .verified(
                            preparation.memory().map(folder -> folder.resolve(nameOf(path))),
                            note ->
                                    preparation
                                            .notes()
                                            .accept("pool %s: %s: %s".formatted(pool, key, note)));
        } catch (InvalidDatasetException e) {
            throw new InvalidPoolException(pool, key + ": " + e.getMessage(), e);
        }
    }

    /** One file for each dataset, so that those of two pools do not overwrite each other. */
    private static String nameOf(Path path) {
        String absolute = path.toAbsolutePath().normalize().toString();
        return Sha256.of(absolute).substring(0, 16) + ".verified";
    }
}
