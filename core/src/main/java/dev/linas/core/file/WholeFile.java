package dev.linas.core.file;

import java.io.IOException;
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
     * one is replaced. What is there and no plain file, such as a pipe or a terminal, is written to
     * as it is.
     *
     * @throws IOException if it cannot be written; a plain file is then as it was
     */
    public static void write(Path file, Writing writing) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
            writing.to(file);
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writing.to(beside);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
