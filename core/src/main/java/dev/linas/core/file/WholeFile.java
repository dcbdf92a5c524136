package dev.linas.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are either whole or as they were. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file from nothing. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /**
     * Writes beside the file, then puts that in its place. Where a link leads to a plain file, that
     * one is replaced. What is there and no plain file, such as a pipe or a terminal, and a file
     * whose folder takes no others, is written to as it is.
     *
     * @throws IOException if it cannot be written; a plain file is then as it was, unless it had to
     *     be written to as it is
     */
    public static void write(Path file, Writing writing) throws IOException {
        boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        Path target = Files.isRegularFile(file) ? file.toRealPath() : file;
        boolean isReplaceable =
                Files.isRegularFile(file) && Files.isWritable(target.toAbsolutePath().getParent());
        if (isThere && !isReplaceable) {
            writing.to(file);
            return;
        }
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writing.to(beside);
            put(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** In one step; into it where it cannot be replaced, as a file that a container was given. */
    private static void put(Path beside, Path target) throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isWritable(target)) {
                throw e;
            }
            try (OutputStream out = Files.newOutputStream(target)) {
                Files.copy(beside, out);
            }
        }
    }
}
