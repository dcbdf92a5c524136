package dev.linas.device.process;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line of a program's output as bytes, without the line feed, and how it ended. The bytes are not
 * copied; apart from them it is immutable.
 */
public final class RawLine {
    private final byte[] bytes;
    private final End end;
    private final boolean followed;

    /** A line that is not known to be followed by more output. */
    public RawLine(byte[] bytes, End end) {
        this(bytes, end, false);
    }

    /**
     * @param followed whether output other than white space had arrived behind it when it was read
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
        /** There is no line: the sentinel of {@link #none()}. */
        NONE
    }

    /** The sentinel for readers that wait when no further line is to be expected. */
    public static RawLine none() {
        return new RawLine(new byte[0], End.NONE);
    }

    /** The way in which the line ended. */
    public End end() {
        return end;
    }

    /** Whether the program had written more behind the line, without waiting for a request. */
    public boolean isFollowed() {
        return followed;
    }

    /** Whether it is a line, and not the sentinel. */
    public boolean isLine() {
        return end != End.NONE;
    }

    /** Whether it holds nothing but white space; never if it was cut at the limit. */
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

    /** Its text, with U+FFFD for every byte sequence that is not UTF-8. */
    public String readable() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
