package dev.linas.runtime.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Health;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Serves {@code /health/live} (503 once only a restart helps), {@code /health/ready} (503 and the
 * reasons until every part is ready) and {@code /metrics} (Prometheus text). Two threads, so that a
 * slow scrape does not fail a probe.
 */
public final class AdminServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Supplier<List<Health>> health;
    private final Supplier<String> metrics;

    private record Answer(int status, String type, String body) {}

    private AdminServer(
            HttpServer server, Supplier<List<Health>> health, Supplier<String> metrics) {
        this.server = server;
        this.health = health;
        this.metrics = metrics;
        this.threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "admin");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Binds and serves.
     *
     * @param host address to bind
     * @param port port to bind; 0 takes a free one, see {@link #port()}
     * @param health health of every part, asked at each probe
     * @param metrics Prometheus text, asked at each scrape
     * @throws UserError if the address cannot be bound
     */
    public static AdminServer start(
            String host, int port, Supplier<List<Health>> health, Supplier<String> metrics) {
        AdminServer admin = new AdminServer(bind(host, port), health, metrics);
        admin.route("/health/live", AdminServer::live);
        admin.route("/health/ready", AdminServer::ready);
        admin.route("/metrics", AdminServer::scrape);
        admin.server.setExecutor(admin.threads);
        admin.server.start();
        return admin;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UserError(
                    "unknown host '"
                            + host
                            + "' for '--admin-host': expected an address of this machine");
        }
        try {
            return HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new UserError(
                    "cannot serve health and metrics on "
                            + host
                            + ":"
                            + port
                            + " ("
                            + e.getMessage()
                            + "): choose another --admin-port, or stop what listens there",
                    e);
        } catch (IOException e) {
            throw new UserError(
                    "cannot serve health and metrics on " + host + ":" + port + ": " + e, e);
        }
    }

    private void route(String path, Function<AdminServer, Answer> answer) {
        server.createContext(path, exchange -> respond(exchange, path, answer));
    }

    private void respond(HttpExchange exchange, String path, Function<AdminServer, Answer> answer)
            throws IOException {
        try (exchange) {
            boolean head = "HEAD".equals(exchange.getRequestMethod());
            Answer reply;
            if (!exchange.getRequestURI().getPath().equals(path)) {
                reply =
                        json(
                                404,
                                Map.of(
                                        "error",
                                        "no such page; try /health/live, /health/ready or"
                                                + " /metrics"));
            } else if (!head && !"GET".equals(exchange.getRequestMethod())) {
                reply = json(405, Map.of("error", "only GET and HEAD"));
            } else {
                reply = answer.apply(this);
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer live() {
        List<String> reasons =
                health.get().stream().filter(h -> !h.isAlive()).map(Health::reason).toList();
        return verdict(reasons, "live", "failed");
    }

    private Answer ready() {
        List<String> reasons =
                health.get().stream().filter(h -> !h.isReady()).map(Health::reason).toList();
        return verdict(reasons, "ready", "not ready");
    }

    private Answer scrape() {
        return new Answer(200, PROMETHEUS, metrics.get());
    }

    private Answer verdict(List<String> reasons, String good, String bad) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", reasons.isEmpty() ? good : bad);
        body.put("reasons", reasons);
        return json(reasons.isEmpty() ? 200 : 503, body);
    }

    private Answer json(int status, Map<String, ?> body) {
        try {
            return new Answer(status, JSON, mapper.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
