package dev.linas.supernet.network;

import dev.linas.core.config.InvalidConfigurationException;
import java.util.List;

/** A network description that breaks a rule or does not fit its space; the message names both. */
public final class InvalidNetworkException extends InvalidConfigurationException {
    private static final long serialVersionUID = 1L;

    public InvalidNetworkException(String message) {
        super(List.of(message));
    }

    /** Everything that is wrong with a network file. */
    public InvalidNetworkException(InvalidConfigurationException cause) {
        super(cause.problems(), cause);
    }
}
