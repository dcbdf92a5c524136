package dev.linas.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of the user's that is to be read. The opening of a named pipe waits for whoever writes to
 * it, and a device such as {@code /dev/zero} has no end, so neither is opened; links are followed.
 * Thread-safe.
 */
public final class RegularFile {
    private RegularFile() {}

    /**
     * The same path, if what it leads to can be read to its end.
     *
     * @throws IrregularFileException if it is a folder, a pipe, a device or a socket
     * @throws java.nio.file.NoSuchFileException if there is nothing
     * @throws IOException if that cannot be found out, as where links lead in a circle
     */
    public static Path require(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new IrregularFileException("it is a folder; name a file");
        }
        if (!attributes.isRegularFile()) {
            throw new IrregularFileException(
                    "it is a pipe, a device or a socket, which may have no end; save what it gives"
                            + " to a file, and name that");
        }
        return file;
    }

    /**
     * All bytes of a file.
     *
     * @throws IOException if it is no regular file, or cannot be read
     */
    public static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(require(file));
    }

    /**
     * A file as text.
     *
     * @throws java.nio.charset.CharacterCodingException if it is no UTF-8
     * @throws IOException if it is no regular file, or cannot be read
     */
    public static String text(Path file) throws IOException {
        return Files.readString(require(file), StandardCharsets.UTF_8);
    }

    /**
     * Why a file could not be read, for a message that names it: no class name where what it is
     * says enough.
     */
    public static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "it may not be read";
        }
        return e instanceof IrregularFileException ? e.getMessage() : e.toString();
    }
}
