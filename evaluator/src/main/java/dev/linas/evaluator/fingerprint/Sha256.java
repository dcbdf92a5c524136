package dev.linas.evaluator.fingerprint;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /** That of all the bytes. */
    public static String of(byte[] content) {
        return of(ByteBuffer.wrap(content));
    }

    /** That of a buffer's bytes from position to limit; the position stays. */
    public static String of(ByteBuffer content) {
        MessageDigest digest = digest();
        digest.update(content.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
