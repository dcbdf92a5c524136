package dev.linas.dashboard;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Shows the searches of a stream in the browser, and takes commands from those who have the link.
 * It keeps nothing: all that it shows it has from the topics.
 */
public final class Dashboard implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;

    private final StreamReader reader;
    private final DashboardServer server;
    private final String token;

    private Dashboard(StreamReader reader, DashboardServer server, String token) {
        this.reader = reader;
        this.server = server;
        this.token = token;
    }

    /**
     * Starts it; it catches up with the topics meanwhile.
     *
     * @param host address to listen on; it answers under 127.0.0.1 and localhost whatever it is
     * @param port port to listen on; 0 takes a free one
     * @throws UserError if the address cannot be had
     */
    public static Dashboard start(Connection connection, String host, int port) {
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        StreamView view = new StreamView();
        Clock clock = Clock.systemUTC();
        DashboardServer server =
                DashboardServer.start(
                        host,
                        port,
                        token,
                        new DashboardApi(view, new LiveStreamService(connection, clock), clock),
                        view);
        StreamReader reader = new StreamReader(connection, view);
        reader.start();
        return new Dashboard(reader, server, token);
    }

    /** Address of the pages, with the token that commands need. */
    public String link() {
        return "http://127.0.0.1:%d/#token=%s".formatted(server.port(), token);
    }

    @Override
    public void close() {
        server.close();
        reader.close();
    }
}
