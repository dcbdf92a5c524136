package dev.linas.core.fingerprint;

import dev.linas.core.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of all that the values of a meter depend on. Every part is written with its label and
 * length, so different parts never run into one another; the order of the calls matters.
 */
public final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint() {
        digest = Sha256.digest();
    }

    /** Begins the fingerprint of a meter of the given kind. */
    public static Fingerprint ofMeter(String kind) {
        return new Fingerprint().with("meter", kind);
    }

    /** Adds a setting. */
    public Fingerprint with(String label, String value) {
        return with(label, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a list of settings, order included. */
    public Fingerprint with(String label, List<String> values) {
        with(label, Integer.toString(values.size()));
        values.forEach(value -> with(label, value));
        return this;
    }

    /** Adds the content of a file. */
    public Fingerprint with(String label, byte[] content) {
        write(label.getBytes(StandardCharsets.UTF_8));
        write(content);
        return this;
    }

    /** Adds content from a buffer, from its position to its limit; the position stays. */
    public Fingerprint with(String label, ByteBuffer content) {
        write(label.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.remaining()).flip());
        digest.update(content.duplicate());
        return this;
    }

    private void write(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /** The fingerprint: 64 lower-case hexadecimal digits. Ends this builder. */
    public String toHex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
