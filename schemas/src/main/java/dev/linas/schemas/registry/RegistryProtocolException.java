package dev.linas.schemas.registry;

/**
 * The registry answered, but not as Confluent's protocol has it: refused, failed, or no registry.
 */
public final class RegistryProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryProtocolException(String message) {
        super(message);
    }

    public RegistryProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
