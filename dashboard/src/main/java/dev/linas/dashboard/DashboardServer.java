package dev.linas.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the pages, what they ask for, and a stream of events that says when there is something
 * new. It answers under 127.0.0.1 and localhost only: requests that {@link RequestGuard} lets
 * through.
 */
final class DashboardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);

    /** The header that carries the token of a command. */
    static final String TOKEN = "X-Linas-Token";

    private static final String EVENTS = "/api/events";
    private static final int MAX_STREAMS = 16;
    private static final int MAX_THREADS = MAX_STREAMS + 8;
    private static final int MAX_BODY = 1 << 20;
    private static final long PAUSE_MILLIS = 500;
    private static final long KEEP_ALIVE_MILLIS = 10_000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestGuard guard;
    private final DashboardApi api;
    private final StreamView view;
    private final Semaphore streams = new Semaphore(MAX_STREAMS);
    private volatile boolean closing;

    private DashboardServer(HttpServer server, String token, DashboardApi api, StreamView view) {
        this.server = server;
        this.guard = new RequestGuard(server.getAddress().getPort(), token);
        this.api = api;
        this.view = view;
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        MAX_THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "dashboard");
                            thread.setDaemon(true);
                            return thread;
                        },
                        new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * Binds and serves.
     *
     * @param host address to bind; in a container 0.0.0.0, since its 127.0.0.1 is its own
     * @param port port to bind; 0 takes a free one, see {@link #port()}
     * @param token what commands must carry
     * @throws UserError if the address cannot be bound
     */
    static DashboardServer start(
            String host, int port, String token, DashboardApi api, StreamView view) {
        HttpServer http;
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UserError(
                    "unknown host '%s' for '--dashboard-host': expected an address of this machine"
                            .formatted(host));
        }
        try {
            http = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UserError(
                    ("cannot serve the dashboard on %s:%d (%s): choose another port, or"
                                    + " stop what listens there")
                            .formatted(host, port, e.getMessage()),
                    e);
        }
        DashboardServer dashboard = new DashboardServer(http, token, api, view);
        http.createContext("/", dashboard::handle);
        http.setExecutor(dashboard.threads);
        http.start();
        return dashboard;
    }

    /** The port it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        closing = true;
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers given = exchange.getRequestHeaders();
            Optional<String> refusal =
                    guard.refusal(
                            given.getFirst("Host"),
                            given.getFirst("Origin"),
                            given.getFirst("Sec-Fetch-Site"),
                            given.getFirst("Sec-Fetch-Mode"));
            if (refusal.isPresent()) {
                send(exchange, PageAnswer.error(403, refusal.get()));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange, path);
                case "POST" -> post(exchange, path);
                default -> send(exchange, PageAnswer.error(405, "only GET and POST"));
            }
        } catch (RuntimeException e) {
            LOG.warn("{} was not answered: {}", exchange.getRequestURI(), e.toString(), e);
            throw e;
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        Optional<Asset> asset = Asset.at(path);
        if (asset.isPresent()) {
            send(exchange, 200, asset.get().type(), asset.get().bytes());
        } else if (path.equals(EVENTS)) {
            events(exchange);
        } else {
            send(exchange, api.get(path, query(exchange.getRequestURI())));
        }
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        if (!guard.mayCommand(exchange.getRequestHeaders().getFirst(TOKEN))) {
            send(
                    exchange,
                    PageAnswer.error(
                            403, "commands need the token of the link that Linas printed"));
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            send(
                    exchange,
                    PageAnswer.error(
                            413, "a search file has at most %d bytes".formatted(MAX_BODY)));
            return;
        }
        send(
                exchange,
                api.post(
                        path,
                        query(exchange.getRequestURI()),
                        new String(body, StandardCharsets.UTF_8)));
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!streams.tryAcquire()) {
            send(exchange, PageAnswer.error(503, "too many pages are open"));
            return;
        }
        try {
            protect(exchange.getResponseHeaders(), "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            long seen = -1;
            while (!closing) {
                long version = view.awaitAfter(seen, KEEP_ALIVE_MILLIS);
                String event = version == seen ? ":\n\n" : "data: %d\n\n".formatted(version);
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
                seen = version;
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.release();
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String query = uri.getRawQuery();
        if (query != null) {
            for (String each : query.split("&", -1)) {
                int equals = each.indexOf('=');
                if (equals > 0) {
                    parameters.put(
                            each.substring(0, equals),
                            URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, PageAnswer answer) throws IOException {
        send(exchange, answer.status(), answer.type(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        protect(exchange.getResponseHeaders(), type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void protect(Headers headers, String type) {
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
