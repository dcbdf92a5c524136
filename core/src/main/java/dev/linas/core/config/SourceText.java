package dev.linas.core.config;

import dev.linas.core.file.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The bytes of configuration files as text: UTF-8, with or without a byte-order mark, not endless.
 */
final class SourceText {
    /** The largest file, bytes; a lookup table of a large space has about 1 MB. */
    static final int LARGEST = 32 << 20;

    private SourceText() {}

    /**
     * Reads a file.
     *
     * @throws InvalidConfigurationException naming the file, if it cannot be read or is too large
     */
    static byte[] read(Path file) {
        try (var in = Files.newInputStream(RegularFile.require(file))) {
            return in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw invalid(file + ": there is no such file; name an existing file", e);
        } catch (AccessDeniedException e) {
            throw invalid(file + ": it may not be read; check its permissions", e);
        } catch (IOException e) {
            throw invalid(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Decodes a file.
     *
     * @throws InvalidConfigurationException naming the source and the line, if it is no UTF-8
     */
    static String decode(String source, byte[] content) {
        if (content.length > LARGEST) {
            throw invalid(
                    "%s: too large for a configuration file, which has %d MiB at most"
                            .formatted(source, LARGEST >> 20),
                    null);
        }
        int start = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            throw invalid(source + ": not valid UTF-8, but UTF-16; save the file in UTF-8", null);
        }
        ByteBuffer bytes = ByteBuffer.wrap(content, start, content.length - start);
        CharBuffer text = CharBuffer.allocate(content.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            long line = text.flip().chars().filter(c -> c == '\n').count() + 1;
            throw invalid(
                    "%s:%d: not valid UTF-8; save the file in UTF-8".formatted(source, line), null);
        }
        return text.flip().toString();
    }

    /** A text on one line that a terminal shows as it is: control characters are escaped. */
    static String printable(String text) {
        if (text.codePoints().noneMatch(SourceText::isControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (isControl(c)) {
                                printable.append("\\u%04x".formatted(c));
                            } else {
                                printable.appendCodePoint(c);
                            }
                        });
        return printable.toString();
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static boolean startsWith(byte[] content, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i == content.length || content[i] != (byte) prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InvalidConfigurationException invalid(String problem, Throwable cause) {
        return new InvalidConfigurationException(List.of(problem), cause);
    }
}
