package dev.linas.device.process;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line as a program wrote it, without its end. Immutable, but for its bytes, which are not
 * copied.
 */
public final class RawLine {
    private final byte[] bytes;
    private final End end;
    private final boolean followed;

    /** One that nothing is known to follow. */
    public RawLine(byte[] bytes, End end) {
        this(bytes, end, false);
    }

    /**
     * @param followed whether more text than blanks came with it
     * @param bytes never more than the limit of its reader; not copied
     * @param end what ended it
     */
    RawLine(byte[] bytes, End end, boolean followed) {
        this.bytes = bytes;
        this.end = end;
        this.followed = followed;
    }

    /** The ways in which a line ends. */
    public enum End {
        /** A line feed, as it should be. */
        LINE_FEED,
        /** It was longer than the reader allows; the rest is skipped. */
        LIMIT,
        /** The stream ended in the middle of the line. */
        STREAM,
        /** It is no line, but tells who waits for one that there may come no more. */
        NONE
    }

    /** Tells who waits for a line that there may come no more. */
    public static RawLine none() {
        return new RawLine(new byte[0], End.NONE);
    }

    /** The way in which the line ended. */
    public End end() {
        return end;
    }

    /** Whether the program wrote on, in the same breath, without waiting for a question. */
    public boolean isFollowed() {
        return followed;
    }

    /** Whether it is a line at all. */
    public boolean isLine() {
        return end != End.NONE;
    }

    /** Whether it is a whole line, or the end of the stream, with nothing but white space. */
    public boolean isBlank() {
        return end != End.LIMIT && readable().isBlank();
    }

    /** Its text; empty if its bytes are no UTF-8. */
    public Optional<String> text() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Its text, with a mark in the place of what is no UTF-8. */
    public String readable() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
