package dev.linas.supernet;

import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The super-networks that come with Linas; each is a resource file of its family's package. */
public final class BuiltInNetworks {
    private static final List<String> NAMES =
            List.of("digits-mbv3", "ofa-mbv3-w1.0", "ofa-mbv3-w1.2");

    private BuiltInNetworks() {}

    /** Names of the built-in networks. */
    public static List<String> names() {
        return NAMES;
    }

    /** The built-in network of the given name; empty if there is none. */
    public static Optional<MobileNetV3Description> find(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = MobileNetV3Description.class.getResourceAsStream(name + ".json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(NetworkReader.read(name, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first built-in network whose sub-networks the space of the given name chooses. */
    public static Optional<MobileNetV3Description> forSpace(String space) {
        return NAMES.stream()
                .flatMap(name -> find(name).stream())
                .filter(network -> network.space().equals(space))
                .findFirst();
    }
}
