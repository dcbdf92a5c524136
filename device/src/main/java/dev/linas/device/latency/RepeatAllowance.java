package dev.linas.device.latency;

/**
 * How much time may go into waiting for a quiet machine and into measuring again: a tenth of what
 * measuring takes, and a second to begin with. Not thread-safe.
 */
public final class RepeatAllowance {
    private static final double SHARE = 0.1;
    private static final double AT_FIRST_SECONDS = 1;

    private double left = AT_FIRST_SECONDS;

    /** Takes note of time that measuring took anyway. */
    public void measured(double seconds) {
        left += SHARE * seconds;
    }

    /** Whether so many seconds more may be spent. */
    public boolean allows(double seconds) {
        return seconds <= left;
    }

    /** Spends time. */
    public void spend(double seconds) {
        left -= seconds;
    }
}
