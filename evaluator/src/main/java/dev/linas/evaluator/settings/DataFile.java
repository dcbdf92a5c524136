package dev.linas.evaluator.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that pools take their values from. */
public final class DataFile {
    private DataFile() {}

    /**
     * The content of a file that the key {@code file} names.
     *
     * @param what what it holds, for the message, e.g. {@code table}
     * @throws InvalidPoolException if it cannot be read
     */
    public static byte[] read(String pool, String what, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidPoolException(
                    pool,
                    "file: cannot read %s %s: %s; the path starts from the search file"
                            .formatted(what, file, why(e)),
                    e);
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "it may not be read" : e.getMessage();
    }
}
