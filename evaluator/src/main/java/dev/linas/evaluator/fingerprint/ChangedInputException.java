package dev.linas.evaluator.fingerprint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file is no longer what the fingerprint was made of, so what would be measured is something else.
 * No fault of a candidate: whoever measures has to stop.
 */
public final class ChangedInputException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private ChangedInputException(String message) {
        super(message);
    }

    /** The exception of a file that cannot be read any more. */
    static ChangedInputException unreadable(Path file, IOException cause) {
        return new ChangedInputException(
                "%s: cannot be read any more (%s), so nobody can tell whether it is what measuring began with"
                        .formatted(file, cause));
    }

    /** The exception that names a file and the remedy. */
    public static ChangedInputException of(Path file) {
        return new ChangedInputException(
                file
                        + ": changed since measuring began, and values of both contents must not mix; put the earlier file back and start again, or search anew under another id");
    }
}
