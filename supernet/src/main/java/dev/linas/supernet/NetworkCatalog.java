package dev.linas.supernet;

import dev.linas.core.config.BuiltInOrFile;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.registry.Registry;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.network.InvalidNetworkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * The networks of all families that come with Linas, for code that scores nothing. Where
     * networks are scored, the catalogue of the tasks is taken, which knows further tasks.
     */
    public static final NetworkCatalog ALL = new NetworkCatalog(Families.ALL);

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

    /** One of the built-in networks, or that of a file. */
    public BuiltInOrFile<NetworkDescription> orFile() {
        return new BuiltInOrFile<>("a network", names(), this::find, this::read);
    }

    /**
     * The files that a name stands for: none for a built-in network, else the description and what
     * it names.
     *
     * @param folder where a relative path starts from
     */
    public List<Path> files(String name, Path folder) {
        Optional<Path> file = orFile().fileOf(name, folder);
        if (file.isEmpty()) {
            return List.of();
        }
        List<Path> files = new ArrayList<>(List.of(file.get()));
        try {
            Document document = Document.read(file.get(), Format.JSON);
            families.find(document.json().path("family").asText())
                    .ifPresent(
                            family ->
                                    files.addAll(family.files(document.json(), document.folder())));
        } catch (InvalidConfigurationException e) {
            return files; // reading the description says so
        }
        return files;
    }

    /**
     * Reads a description.
     *
     * @param source where the text comes from, for messages: a file or built-in name
     * @param json the text
     * @throws InvalidNetworkException naming every problem, if the text breaks a rule of the format
     */
    public NetworkDescription read(String source, String json) {
        try {
            return read(Document.parse(source, json, Format.JSON));
        } catch (InvalidConfigurationException e) {
            throw new InvalidNetworkException(e);
        }
    }

    /**
     * Reads a description.
     *
     * @throws InvalidNetworkException naming every problem, if it breaks a rule of the format
     */
    public NetworkDescription read(Document document) {
        try {
            return read(new Problems(document));
        } catch (InvalidConfigurationException e) {
            throw new InvalidNetworkException(e);
        }
    }

    private NetworkDescription read(Problems problems) {
        Section root = problems.rootSection("a mapping with the keys format, family, name, space");
        Optional<SuperNetworkFamily> family =
                root.required("family", families.expected())
                        .choice(families.names())
                        .flatMap(families::find);
        DescriptionSection file = new DescriptionSection(root);
        file.requireText("format", FORMAT);
        file.optionalText("family");
        file.optionalText("description");
        if (family.isEmpty()) {
            problems.throwIfAny();
        }
        String json = problems.document().json().toString();
        try {
            NetworkDescription network = family.orElseThrow().read(file, json);
            file.requireAllRead();
            problems.throwIfAny();
            return network;
        } catch (IllegalArgumentException e) {
            problems.throwIfAny(); // what stood in for a wrong value may be refused
            throw e;
        }
    }

    private static String resource(SuperNetworkFamily family, String name) {
        try (InputStream in = family.getClass().getResourceAsStream(name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
