package dev.linas.supernet.resnet;

import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.network.ImageInput;
import dev.linas.supernet.resnet.ResNetDescription.Stage;
import dev.linas.supernet.resnet.ResNetDescription.Stem;
import java.util.List;
import java.util.Optional;

/**
 * Reads descriptions of the family from JSON, format {@code linas-network/1}:
 *
 * <pre>{@code
 * {"format": "linas-network/1", "name": "tiny", "family": "ofa-resnet", "space": "tiny",
 *  "input": {"channels": 3, "resolution": 64, "mean": [...], "std": [...]}, "classes": 10,
 *  "divisor": 8, "batch_norm_epsilon": 1e-5, "width_ratios": [0.65, 0.8, 1.0],
 *  "stem": {"width": 64, "middle": "w0", "out": "w1", "depth": "d0"},
 *  "stages": [{"width": 256, "ratio": "w2", "stride": 1, "depth": "d1", "least": 2,
 *              "expansion": ["e0", "e1", "e2", "e3"]}]}
 * }</pre>
 *
 * <p>A variable of a width chooses the ratio by which the widest width is multiplied: one of {@code
 * width_ratios} by its number, or, where that is left out, its option itself. A stage has {@code
 * least} blocks and as many more as its {@code depth} says; the stem has its middle layer when its
 * depth is the largest.
 */
final class ResNetReader {
    private ResNetReader() {}

    /** Reads a description; what is wrong is noted. */
    static ResNetDescription read(DescriptionSection root, String json) {
        return new ResNetDescription(
                root.text("name"),
                root.text("space"),
                root.object(
                        "input",
                        node ->
                                ImageInput.read(
                                        node, section -> section.whole("resolution", 32, 1 << 13))),
                root.whole("classes", 2, 1 << 20),
                root.whole("divisor", 1, 1024),
                root.number("batch_norm_epsilon", 1e-12, 1),
                root.has("width_ratios") ? Optional.of(ratios(root)) : Optional.empty(),
                root.object("stem", ResNetReader::stem),
                root.objects("stages", ResNetReader::stage),
                json);
    }

    private static List<Double> ratios(DescriptionSection root) {
        int count =
                root.value("width_ratios", "a list of numbers above 0")
                        .map(value -> value.size())
                        .orElse(0);
        return root.numbers("width_ratios", count, 1e-3, 1e3);
    }

    private static Stem stem(DescriptionSection node) {
        return new Stem(
                node.whole("width", 1, 1 << 16),
                node.choice("middle"),
                node.choice("out"),
                node.choice("depth"));
    }

    private static Stage stage(DescriptionSection node) {
        List<Choice> expansions = node.choices("expansion");
        int least = node.whole("least", 1, 1 << 10);
        if (expansions.size() < least) {
            node.error(
                    "expansion",
                    "has %d entries, but there are at least %d blocks"
                            .formatted(expansions.size(), least));
        }
        return new Stage(
                node.whole("width", 1, 1 << 16),
                node.choice("ratio"),
                node.whole("stride", 1, 4),
                node.choice("depth"),
                least,
                expansions);
    }
}
