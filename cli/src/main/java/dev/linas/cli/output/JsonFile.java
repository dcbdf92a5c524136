package dev.linas.cli.output;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that the option {@code --json} names. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * Checks before a long run that its file will be writable.
     *
     * @throws UserError if the folder is missing, or the path is a folder or not writable
     */
    public static void checkWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "--json %s: there is no folder %s; create it first".formatted(file, folder));
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UserError(
                    "--json %s: cannot be written; name a writable file".formatted(file));
        }
    }

    /**
     * Writes a text to a file, in UTF-8.
     *
     * @throws UserError if it cannot be written
     */
    public static void save(Path file, String json) {
        try {
            Files.writeString(file, json, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError("--json %s: cannot be written: %s".formatted(file, e), e);
        }
    }
}
