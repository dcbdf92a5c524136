package dev.linas.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps the log of a child process, which is appended to start after start, from growing for ever.
 */
final class BoundedLog {
    /** A start writes a few kilobytes. */
    static final long LARGEST = 1 << 20;

    private BoundedLog() {}

    /**
     * Puts a log that has grown too large aside, as {@code LOG.1}; the one put aside before is
     * lost. To be called while nothing writes it.
     *
     * @param largest bytes that it may have
     * @throws LocalStackException if it cannot be moved
     */
    static void roll(Path log, long largest) {
        try {
            if (Files.exists(log) && Files.size(log) > largest) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LocalStackException(
                    "The log " + log + " cannot be put aside: " + e.getMessage(), e);
        }
    }
}
