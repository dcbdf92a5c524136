package dev.linas.runtime.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an app's stores, with a file in it for as long as they are open. Stores that were
 * left open by a process that was killed may hold what was never committed, so Kafka Streams reads
 * all of them anew from the broker; but it finds that out store by store, with an error for each,
 * after it was given its work. They are emptied before. Not thread-safe.
 */
final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

    private final Path folder;
    private final Path mark;

    private StoreFolder(Path folder) {
        this.folder = folder;
        this.mark = folder.resolve("linas-open");
    }

    /** The folder of an app, which Kafka Streams makes. */
    static StoreFolder of(StreamsSettings settings) {
        return new StoreFolder(settings.stateDir().resolve(settings.applicationId()));
    }

    /**
     * Marks the stores as open, after they were emptied if they are so already. To be called when
     * no other process can have them open.
     *
     * @param empty empties them
     */
    void open(Runnable empty) {
        try {
            if (Files.deleteIfExists(
                    mark)) { // nothing that Kafka Streams does not know is to be there
                LOG.info(
                        "{} was left by a process that was killed; its stores are read anew",
                        folder);
                empty.run();
            }
            Files.createDirectories(folder);
            Files.writeString(mark, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /** Marks the stores as closed. */
    void closed() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be deleted: the stores will be read anew at the next start",
                    mark,
                    e);
        }
    }
}
