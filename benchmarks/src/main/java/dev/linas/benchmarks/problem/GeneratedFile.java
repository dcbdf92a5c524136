package dev.linas.benchmarks.problem;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of generated problems. */
final class GeneratedFile {
    private GeneratedFile() {}

    /**
     * Writes a file, in place of one of that name, and its folder.
     *
     * @throws UserError if that is not possible
     */
    static void save(Path file, CharSequence text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
