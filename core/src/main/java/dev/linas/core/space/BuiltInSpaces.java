package dev.linas.core.space;

import dev.linas.core.config.BuiltInOrFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The search spaces that come with Linas; each is a resource file beside this class. */
public final class BuiltInSpaces {
    private static final List<String> NAMES =
            List.of(
                    "bert-base-sst2",
                    "bert-base-sst2-q8-32",
                    "bootstrapnas-resnet50-int8",
                    "darts",
                    "digits-mbv3",
                    "fashion-mbv3",
                    "hat-transformer-wmt14-en-de",
                    "nas-bench-201",
                    "ncf-pinterest20",
                    "ofa-mbv3-d234-e346-k357-w1.0",
                    "ofa-mbv3-d234-e346-k357-w1.2",
                    "ofa-proxyless-d234-e346-k357-w1.3",
                    "ofa-resnet50",
                    "ofa-resnet50-q8-32",
                    "proxylessnas",
                    "vit-base-imagenet");

    /** One of these, or the space of a file that the user wrote. */
    public static final BuiltInOrFile<SearchSpace> OR_FILE =
            new BuiltInOrFile<>("a space", NAMES, BuiltInSpaces::find, SearchSpaceReader::read);

    private BuiltInSpaces() {}

    /** Names of the built-in spaces. */
    public static List<String> names() {
        return NAMES;
    }

    /** The built-in space of the given name; empty if there is none. */
    public static Optional<SearchSpace> find(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = BuiltInSpaces.class.getResourceAsStream(name + ".json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(SearchSpaceReader.read(name, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
