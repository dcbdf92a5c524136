package dev.linas.schemas.provisioning;

/** The broker or the schema registry does not answer. */
public final class ServiceUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String service;
    private final String address;
    private final String reason;

    /**
     * @param service {@code broker} or {@code registry}
     * @param address the address that was tried
     * @param reason what the attempt ran into
     * @param cause the error behind it
     */
    public ServiceUnreachableException(
            String service, String address, String reason, Throwable cause) {
        super(service + " at " + address + " cannot be reached: " + reason, cause);
        this.service = service;
        this.address = address;
        this.reason = reason;
    }

    /** {@code broker} or {@code registry}. */
    public String service() {
        return service;
    }

    /** The address that was tried. */
    public String address() {
        return address;
    }

    /** The reason why the attempt failed. */
    public String reason() {
        return reason;
    }
}
