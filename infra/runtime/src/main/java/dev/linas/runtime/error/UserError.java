package dev.linas.runtime.error;

import java.util.Objects;

/**
 * An error the user can mend: its message says what is wrong, where, and how to mend it, and is
 * shown without a stack trace. Everything else that reaches a command's end is a defect and is
 * reported with a pointer to the log.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** Bad usage or bad input, exit code {@link ExitCodes#USAGE}. */
    public UserError(String message) {
        this(message, ExitCodes.USAGE, null);
    }

    /**
     * Bad usage or bad input with the error that revealed it, exit code {@link ExitCodes#USAGE}.
     */
    public UserError(String message, Throwable cause) {
        this(message, ExitCodes.USAGE, cause);
    }

    /**
     * @param message what is wrong, where, and how to mend it
     * @param exitCode one of {@link ExitCodes}
     * @param cause the error that revealed it; null if there is none
     */
    public UserError(String message, int exitCode, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this error. */
    public final int exitCode() {
        return exitCode;
    }
}
