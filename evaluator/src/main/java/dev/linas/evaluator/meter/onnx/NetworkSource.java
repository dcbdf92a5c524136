package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.Section;
import dev.linas.supernet.NetworkCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the super-network of an {@code onnx} meter comes from.
 *
 * @param network a built-in network or a network file; empty for the built-in one of the space
 * @param weights safetensors file of the trained weights; empty where no metric depends on them
 * @param base folder that the path of a network file starts from
 * @param catalog the networks that can be named
 */
public record NetworkSource(
        Optional<String> network, Optional<Path> weights, Path base, NetworkCatalog catalog) {
    static final List<String> KEYS = List.of("network", "weights");

    static NetworkSource parse(Section section, NetworkCatalog catalog) {
        return new NetworkSource(
                section.text("network"), section.file("weights"), section.folder(), catalog);
    }

    /** The network file and what it names; none where the network is a built-in one. */
    List<Path> networkFiles() {
        return network.map(name -> catalog.files(name, base)).orElse(List.of());
    }
}
