package dev.linas.evaluator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/**
 * The folder of a router's stores.
 *
 * @param path where it is or will be
 * @param temporary whether it is deleted when this is closed: the stores rebuild themselves from
 *     the stream
 */
record StateFolder(Path path, boolean temporary) implements AutoCloseable {

    /** A folder that the user named, which stays. */
    static StateFolder named(Path path) {
        return new StateFolder(path, false);
    }

    /** A folder of an instance among the temporary files of this machine, deleted in the end. */
    static StateFolder temporary(String pool, String instance) {
        String name = "linas-" + pool + "-" + instance;
        return new StateFolder(Path.of(System.getProperty("java.io.tmpdir"), name), true);
    }

    /**
     * Deletes the folder if it is temporary and exists.
     *
     * @throws UncheckedIOException if something in it cannot be deleted
     */
    @Override
    public void close() {
        if (!temporary || !Files.isDirectory(path)) {
            return;
        }
        try {
            Utils.delete(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary folder " + path, e);
        }
    }
}
