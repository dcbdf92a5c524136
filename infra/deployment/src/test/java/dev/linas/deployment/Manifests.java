package dev.linas.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code infra}, read with their anchors and merges resolved. */
final class Manifests {
    /** Folder {@code infra}: tests run in a module of it. */
    static final Path INFRA = Path.of("..").toAbsolutePath().normalize();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Manifests() {}

    /** Every object that the kustomization names. */
    static List<JsonNode> kubernetes() {
        Path folder = INFRA.resolve("k8s");
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode file : kustomization().path("resources")) {
            objects.addAll(documents(folder.resolve(file.asText())));
        }
        return objects;
    }

    /** The objects of a kind. */
    static List<JsonNode> kubernetes(String kind) {
        return kubernetes().stream()
                .filter(object -> kind.equals(object.path("kind").asText()))
                .toList();
    }

    static JsonNode kustomization() {
        return document(INFRA.resolve("k8s/kustomization.yaml"));
    }

    /** The containers of an object that makes pods; none of another one. */
    static List<JsonNode> containers(JsonNode object) {
        return stream(object.at("/spec/template/spec/containers")).toList();
    }

    /** The services of the compose file, with their names as field {@code name}. */
    static JsonNode compose() {
        return document(INFRA.resolve("compose/compose.yaml"));
    }

    static JsonNode document(Path file) {
        List<JsonNode> documents = documents(file);
        if (documents.size() != 1) {
            throw new IllegalArgumentException(file + " holds " + documents.size() + " documents");
        }
        return documents.get(0);
    }

    static JsonNode json(Path file) {
        try {
            return MAPPER.readTree(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<JsonNode> documents(Path file) {
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml().loadAll(new StringReader(read(file)))) {
            documents.add(MAPPER.valueToTree(document));
        }
        return documents;
    }
}
