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
                    "Port of the dashboard on 127.0.0.1; 0 takes a free one. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int port;

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
     * @throws UserError if the port cannot be had
     */
    public Dashboard serve(Connection connection) {
        check();
        return Dashboard.start(connection, port);
    }
}
