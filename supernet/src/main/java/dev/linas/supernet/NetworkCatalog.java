package dev.linas.supernet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.registry.Registry;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.network.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The super-networks that can be used: those that come with their families, and files of any of the
 * families. A file is JSON with {@code "format": "linas-network/1"}, the name of its family and the
 * family's own keys. Immutable and thread-safe.
 */
public final class NetworkCatalog {
    /** Format of network files. */
    public static final String FORMAT = "linas-network/1";

    /** The networks of all families that come with Linas. */
    public static final NetworkCatalog ALL = new NetworkCatalog(Families.ALL);

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Registry<SuperNetworkFamily> families;

    /** The networks of some families. */
    public NetworkCatalog(Registry<SuperNetworkFamily> families) {
        this.families = families;
    }

    /** Names of the built-in networks, in the order of their families. */
    public List<String> names() {
        return families.implementations().stream()
                .flatMap(family -> family.builtIn().stream())
                .toList();
    }

    /** The built-in network of the given name; empty if there is none. */
    public Optional<NetworkDescription> find(String name) {
        return families.implementations().stream()
                .filter(family -> family.builtIn().contains(name))
                .findFirst()
                .map(family -> read(name, resource(family, name)));
    }

    /** The first built-in network whose sub-networks the space of the given name chooses. */
    public Optional<NetworkDescription> forSpace(String space) {
        return names().stream()
                .flatMap(name -> find(name).stream())
                .filter(network -> network.space().equals(space))
                .findFirst();
    }

    /**
     * Reads a description.
     *
     * @param source where the text comes from, for messages: a file or built-in name
     * @param json the text
     * @throws InvalidNetworkException naming source and key, if the text breaks a rule of the format
     */
    public NetworkDescription read(String source, String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidNetworkException(source + ": not valid JSON: " + e.getMessage(), e);
        }
        JsonObject file = new JsonObject(source, "", root);
        file.requireText("format", FORMAT);
        SuperNetworkFamily family =
                families.find(file.text("family"))
                        .orElseThrow(
                                () ->
                                        file.invalid(
                                                "family",
                                                "is '%s'; expected %s"
                                                        .formatted(
                                                                file.text("family"),
                                                                families.expected())));
        file.optionalText("description");
        NetworkDescription network = family.read(file);
        file.requireAllRead();
        return network;
    }

    private static String resource(SuperNetworkFamily family, String name) {
        try (InputStream in = family.getClass().getResourceAsStream(name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
