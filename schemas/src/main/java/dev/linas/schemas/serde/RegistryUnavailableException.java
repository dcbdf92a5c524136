package dev.linas.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

/** The schema registry did not answer: an outage, never the fault of the record at hand. */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
