package dev.linas.tasks.settings;

import dev.linas.core.file.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
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
            return RegularFile.bytes(file);
        } catch (IOException e) {
            throw new InvalidPoolException(
                    pool,
                    "file: cannot read %s %s: %s; the path starts from the search file"
                            .formatted(what, file, RegularFile.why(e)),
                    e);
        }
    }

    /**
     * The text of a file: UTF-8, without the mark of byte order that spreadsheets put in front. It
     * throws a {@link java.nio.charset.CharacterCodingException} where it is no UTF-8.
     */
    public static Reader text(byte[] content) {
        boolean isMarked =
                content.length >= 3
                        && content[0] == (byte) 0xEF
                        && content[1] == (byte) 0xBB
                        && content[2] == (byte) 0xBF;
        int start = isMarked ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(content, start, content.length - start),
                StandardCharsets.UTF_8.newDecoder());
    }
}
