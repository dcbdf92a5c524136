package dev.linas.runtime.config;

import picocli.CommandLine.Option;

/** Picocli mixin of every command that can serve health and metrics. */
public final class ServerOptions {
    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description =
                    "Port of /health/live, /health/ready and /metrics; 0 serves none. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--admin-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address that port binds to. Default: ${DEFAULT-VALUE}.")
    private String host;

    /**
     * The validated settings; {@link dev.linas.runtime.error.InvalidSetting} if they cannot be
     * used.
     */
    public ServerSettings settings() {
        return new ServerSettings(host, port);
    }
}
