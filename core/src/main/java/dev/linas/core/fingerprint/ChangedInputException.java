package dev.linas.core.fingerprint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file is no longer what the fingerprint was made of, so what would be measured is something
 * else. No fault of a candidate: whoever measures has to stop.
 */
public final class ChangedInputException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private ChangedInputException(String message) {
        super(message);
    }

    /** The exception of a file that cannot be read any more. */
    static ChangedInputException unreadable(Path file, IOException cause) {
        return new ChangedInputException(
                ("%s: cannot be read any more (%s), so nobody can tell whether it is what"
                                + " measuring began with")
                        .formatted(file, cause));
    }

    /** The exception of a file that is not there any more. */
    public static ChangedInputException gone(Path file) {
        return new ChangedInputException(
                file
                        + ": gone since measuring began, so what it is measured by is gone, too;"
                        + " put it back as it was and start again, or search anew under another"
                        + " id");
    }

    /** The exception of a file that has another content; it names the file and the remedy. */
    public static ChangedInputException of(Path file) {
        return new ChangedInputException(
                file
                        + ": changed since measuring began, and values of both contents must not"
                        + " mix; put the earlier file back and start again, or search anew under"
                        + " another id");
    }
}
