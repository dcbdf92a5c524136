package dev.linas.schemas.provisioning;

/** The broker answers, but refuses what provisioning asks for. */
public final class ProvisioningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProvisioningException(String message, Throwable cause) {
        super(message, cause);
    }
}
