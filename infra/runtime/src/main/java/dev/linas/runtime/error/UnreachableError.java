package dev.linas.runtime.error;

/** The broker or the registry does not answer. Names its address and the remedy. */
public final class UnreachableError extends UserError {
    private static final long serialVersionUID = 1L;

    /**
     * @param what {@code broker} or {@code registry}
     * @param address the address that was tried
     * @param why what the attempt ran into
     * @param option the option that sets the address, e.g. {@code --bootstrap}
     */
    public UnreachableError(String what, String address, String why, String option) {
        super(
                what
                        + " unreachable at "
                        + address
                        + " ("
                        + why
                        + "): start one with './linas local', or give the right address with "
                        + option,
                ExitCodes.UNREACHABLE,
                null);
    }
}
