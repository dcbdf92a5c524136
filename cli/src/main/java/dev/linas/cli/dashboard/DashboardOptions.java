package dev.linas.cli.dashboard;

import dev.linas.dashboard.Dashboard;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import picocli.CommandLine.Option;

/** Picocli mixin of commands that serve the dashboard. */
public final class DashboardOptions {
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--dashboard-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description =
                    "Port of the dashboard; 0 takes a free one. Default:" + " ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--dashboard-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "Address that port binds to; 0.0.0.0 in a container. The pages are served under"
                            + " 127.0.0.1 and localhost only. Default: ${DEFAULT-VALUE}.")
    private String host;

    /**
     * Checks the port before anything is started.
     *
     * @throws UserError naming it, if there is no such port
     */
    public void check() {
        if (port < 0 || port > LAST_PORT) {
            throw new UserError("--dashboard-port %d: expected 0..%d".formatted(port, LAST_PORT));
        }
    }

    /**
     * Serves the dashboard until it is closed.
     *
     * @throws UserError if the address cannot be had
     */
    public Dashboard serve(Connection connection) {
        check();
        return Dashboard.start(connection, host, port);
    }
}
