package dev.linas.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry does not do its part: it does not answer, refuses, or lacks the schema of a
 * record that is to be written. Never the fault of the record at hand, which is to be tried again.
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
