package dev.linas.runtime.error;

/**
 * A setting with a value that cannot be used. Names the setting, the value and what was expected.
 */
public final class InvalidSetting extends UserError {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key option name without leading dashes, e.g. {@code admin-port}
     * @param value the rejected value
     * @param expected what would have been accepted, e.g. {@code a port from 0 to 65535}
     */
    public InvalidSetting(String key, Object value, String expected) {
        super("invalid value '" + value + "' for '--" + key + "': expected " + expected);
        this.key = key;
    }

    /** Option name without leading dashes. */
    public String key() {
        return key;
    }
}
