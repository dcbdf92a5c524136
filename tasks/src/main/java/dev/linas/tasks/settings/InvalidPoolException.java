package dev.linas.tasks.settings;

import dev.linas.core.config.InvalidConfigurationException;
import java.util.List;

/**
 * A pool whose settings or files cannot be used; the message names the pool, what, and the remedy.
 */
public final class InvalidPoolException extends InvalidConfigurationException {
    private static final long serialVersionUID = 1L;

    public InvalidPoolException(String pool, String message) {
        super(List.of("pool " + pool + ": " + message));
    }

    public InvalidPoolException(String pool, String message, Throwable cause) {
        super(List.of("pool " + pool + ": " + message), cause);
    }

    /** Everything that is wrong with a file of a pool. */
    public InvalidPoolException(String pool, InvalidConfigurationException cause) {
        super(
                cause.problems().stream().map(problem -> "pool " + pool + ": " + problem).toList(),
                cause);
    }
}
