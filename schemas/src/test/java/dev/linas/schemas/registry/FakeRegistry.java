package dev.linas.schemas.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** A schema registry in memory that speaks as much of Confluent's protocol as provisioning uses. */
public final class FakeRegistry implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<String>> subjects = new LinkedHashMap<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final List<String> writes = new ArrayList<>();
    private final HttpServer server;
    private final String path;
    private int failingStatus;

    private FakeRegistry(HttpServer server, String path) {
        this.server = server;
        this.path = path;
    }

    /**
     * Starts one.
     *
     * @param path where it serves its API, e.g. the empty path as Confluent's does
     */
    public static FakeRegistry start(String path) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeRegistry registry = new FakeRegistry(server, path);
            server.createContext("/", registry::handle);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of the server, without the path of its API. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on, every answer has this status. */
    public synchronized void failWith(int status) {
        failingStatus = status;
    }

    public synchronized void register(String subject, Schema schema) {
        subjects.computeIfAbsent(subject, s -> new ArrayList<>()).add(schema.toString());
    }

    public synchronized List<String> schemas(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, List.of()));
    }

    public synchronized Map<String, String> rules() {
        return new LinkedHashMap<>(rules);
    }

    public synchronized void setRule(String subject, String rule) {
        rules.put(subject, rule);
    }

    /** Requests that changed something, as method and path. */
    public synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (failingStatus != 0) {
            answer(exchange, failingStatus, "{\"error_code\":50001,\"message\":\"broken\"}");
        } else if (!request.startsWith(path + "/")) {
            answer(exchange, 404, "<html>nothing here</html>");
        } else {
            String[] parts = request.substring(path.length() + 1).split("/", -1);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = URLDecoder.decode(parts[i], StandardCharsets.UTF_8);
            }
            route(exchange, exchange.getRequestMethod(), parts, body);
        }
    }

    private void route(HttpExchange exchange, String method, String[] parts, String body)
            throws IOException {
        String subject = parts.length > 1 ? parts[1] : "";
        List<String> versions = subjects.getOrDefault(subject, List.of());
        switch (method + " " + parts[0] + " " + parts.length) {
            case "GET subjects 1" -> answer(exchange, 200, array(subjects.keySet()));
            case "GET subjects 3" -> listVersions(exchange, versions);
            case "GET subjects 4" -> {
                String schema = versions.get(Integer.parseInt(parts[3]) - 1);
                answer(exchange, 200, json.createObjectNode().put("schema", schema).toString());
            }
            case "POST subjects 2" -> {
                int found = versions.indexOf(json.readTree(body).get("schema").asText());
                answer(exchange, found < 0 ? 404 : 200, "{\"id\":" + (found + 1) + "}");
            }
            case "POST subjects 3" -> {
                writes.add("POST " + subject);
                subjects.computeIfAbsent(subject, s -> new ArrayList<>())
                        .add(json.readTree(body).get("schema").asText());
                answer(exchange, 200, "{\"id\":1}");
            }
            case "GET config 2" ->
                    answer(
                            exchange,
                            rules.containsKey(subject) ? 200 : 404,
                            "{\"compatibilityLevel\":\"" + rules.get(subject) + "\"}");
            case "PUT config 2" -> {
                writes.add("PUT " + subject);
                rules.put(subject, json.readTree(body).get("compatibility").asText());
                answer(exchange, 200, body);
            }
            default -> answer(exchange, 405, "{}");
        }
    }

    private void listVersions(HttpExchange exchange, List<String> versions) throws IOException {
        ArrayNode numbers = json.createArrayNode();
        for (int v = 1; v <= versions.size(); v++) {
            numbers.add(v);
        }
        answer(exchange, versions.isEmpty() ? 404 : 200, numbers.toString());
    }

    private String array(Iterable<String> values) {
        ArrayNode array = json.createArrayNode();
        values.forEach(array::add);
        return array.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
