package dev.linas.core.space;

import dev.linas.core.config.InvalidConfigurationException;
import java.util.List;

/**
 * A search space that breaks a rule; the message names the space or file, the variable and the
 * rule.
 */
public final class InvalidSearchSpaceException extends InvalidConfigurationException {
    private static final long serialVersionUID = 1L;

    public InvalidSearchSpaceException(String message) {
        super(List.of(message));
    }

    public InvalidSearchSpaceException(String message, Throwable cause) {
        super(List.of(message), cause);
    }

    /** Everything that is wrong with a space file. */
    public InvalidSearchSpaceException(InvalidConfigurationException cause) {
        super(cause.problems(), cause);
    }
}
