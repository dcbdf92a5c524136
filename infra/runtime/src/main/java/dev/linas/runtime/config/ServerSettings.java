package dev.linas.runtime.config;

import dev.linas.runtime.error.InvalidSetting;

/**
 * Where health and metrics are served.
 *
 * @param host address to bind
 * @param port TCP port, 0 to 65535; 0 serves nothing
 */
public record ServerSettings(String host, int port) {
    /** Serves nothing. */
    public static final ServerSettings OFF = new ServerSettings("127.0.0.1", 0);

    /**
     * @throws InvalidSetting if host is blank or port out of range
     */
    public ServerSettings {
        if (host == null || host.isBlank()) {
            throw new InvalidSetting(
                    "admin-host", host, "a host name or address such as 127.0.0.1");
        }
        if (port < 0 || port > 65535) {
            throw new InvalidSetting("admin-port", port, "a port from 1 to 65535, or 0 for none");
        }
    }

    public boolean enabled() {
        return port > 0;
    }
}
