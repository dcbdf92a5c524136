package dev.linas.local;

import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;

/**
 * Why the local infrastructure cannot start: the message is a sentence or two for the user, with
 * the remedy.
 */
public final class LocalStackException extends UserError {
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        this(message, null);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, ExitCodes.FAILURE, cause);
    }
}
