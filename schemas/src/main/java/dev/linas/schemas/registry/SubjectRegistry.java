package dev.linas.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * A schema registry's subjects, through the REST protocol of Confluent's registry, which Apicurio
 * serves as well. Schemas are self-contained: nested types inline, never as references.
 *
 * <p>Every method throws {@link RegistryUnavailableException} if the server does not answer and
 * {@link RegistryProtocolException} if it answers what the protocol does not have. Thread-safe.
 */
public final class SubjectRegistry {
    /** The compatibility rule of a subject that has none. */
    public static final String NO_RULE = "NONE";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** A registry that has just started on a busy machine was seen to need more than 15 s. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int EXCERPT = 300;

    private final RegistryAddress address;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();
    private String api; // found at the first request

    public SubjectRegistry(RegistryAddress address) {
        this.address = address;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build();
    }

    /** Where the registry is. */
    public RegistryAddress address() {
        return address;
    }

    /** Schema id under which the subject holds exactly this schema; empty if it does not. */
    public OptionalInt find(String subject, Schema schema) {
        Answer answer = post("/subjects/" + encoded(subject), schema);
        return answer.status() == NOT_FOUND
                ? OptionalInt.empty()
                : OptionalInt.of(answer.ok().get("id").asInt());
    }

    /** The schemas of a subject, oldest first; empty if there is no such subject. */
    public List<Schema> versions(String subject) {
        String path = "/subjects/" + encoded(subject) + "/versions";
        Answer answer = get(path);
        List<Schema> schemas = new ArrayList<>();
        if (answer.status() != NOT_FOUND) {
            for (JsonNode version : answer.ok()) {
                String text = get(path + "/" + version.asInt()).ok().get("schema").asText();
                schemas.add(new Schema.Parser().parse(text));
            }
        }
        return schemas;
    }

    /**
     * Registers a schema as the newest version of a subject, which comes into being if need be.
     *
     * @return whether the registry took it: false if its compatibility rule forbids it
     */
    public boolean register(String subject, Schema schema) {
        Answer answer = post("/subjects/" + encoded(subject) + "/versions", schema);
        if (answer.status() == CONFLICT) {
            return false;
        }
        answer.ok();
        return true;
    }

    /**
     * The subject's own compatibility rule, e.g. {@code FULL_TRANSITIVE}; {@link #NO_RULE} where it
     * has none.
     */
    public String compatibility(String subject) {
        Answer answer = get("/config/" + encoded(subject));
        return answer.status() == NOT_FOUND
                ? NO_RULE
                : answer.ok().path("compatibilityLevel").asText(NO_RULE);
    }

    /** Sets the subject's compatibility rule. */
    public void setCompatibility(String subject, String rule) {
        ObjectNode body = json.createObjectNode().put("compatibility", rule);
        send(request("/config/" + encoded(subject))
                        .PUT(HttpRequest.BodyPublishers.ofString(body.toString())))
                .ok();
    }

    private Answer get(String path) {
        return send(request(path).GET());
    }

    private Answer post(String path, Schema schema) {
        ObjectNode body =
                json.createObjectNode().put("schema", schema.toString()).put("schemaType", "AVRO");
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return to(api() + path);
    }

    private synchronized String api() {
        if (api == null) {
            api = findApi();
        }
        return api;
    }

    private String findApi() {
        for (String path : address.compatiblePaths()) {
            String candidate = address.root() + path;
            Answer answer = send(to(candidate + "/subjects").GET());
            if (answer.status() == OK && answer.isJsonArray()) {
                return candidate;
            }
        }
        throw new RegistryProtocolException(
                "no schema registry at "
                        + address
                        + ": something answers there, but not Confluent's REST API (tried "
                        + address.compatiblePaths().stream()
                                .map(path -> "'" + path + "/subjects'")
                                .toList()
                        + "); give the address of the registry");
    }

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", CONTENT_TYPE + ", application/json");
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response =
                    http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(request, response.statusCode(), response.body());
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private RegistryUnavailableException unavailable(Exception cause) {
        String why =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new RegistryUnavailableException(
                "schema registry at " + address + " does not answer: " + why, cause);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The answer of the server to a request. */
    private final class Answer {
        private final HttpRequest request;
        private final int status;
        private final String body;

        Answer(HttpRequest request, int status, String body) {
            this.request = request;
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        boolean isJsonArray() {
            return body.stripLeading().startsWith("[");
        }

        /** The JSON of a successful answer. */
        JsonNode ok() {
            if (status != OK) {
                throw new RegistryProtocolException(
                        "schema registry refused %s %s with status %d: %s"
                                .formatted(request.method(), request.uri(), status, excerpt()));
            }
            try {
                return json.readTree(body);
            } catch (IOException e) {
                throw new RegistryProtocolException(
                        "schema registry answered %s %s with something other than JSON: %s"
                                .formatted(request.method(), request.uri(), excerpt()),
                        new UncheckedIOException(e));
            }
        }

        private String excerpt() {
            return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "...";
        }
    }
}
