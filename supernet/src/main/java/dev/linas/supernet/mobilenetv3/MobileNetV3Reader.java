package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.mobilenetv3.MobileNetV3Description.FirstBlock;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description.Head;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description.Stage;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description.Stem;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.network.ImageInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads descriptions of the family from JSON, format {@code linas-network/1}:
 *
 * <pre>{@code
 * {"format": "linas-network/1", "name": "tiny", "description": "...", "family": "mobilenet-v3",
 *  "space": "tiny",
 *  "input": {"channels": 1, "resolution": 32, "mean": [0.5], "std": [0.25]},
 *  "classes": 10, "width_multiplier": 1.0, "divisor": 4, "batch_norm_epsilon": 1e-5,
 *  "stem": {"width": 8, "kernel": 3, "stride": 1, "activation": "h_swish"},
 *  "first_block": {"width": 8, "kernel": 3, "stride": 1, "activation": "relu",
 *                  "squeeze_excite": false},
 *  "stages": [{"width": "w0", "stride": 2, "activation": "relu", "squeeze_excite": true,
 *              "depth": "d0", "kernel": ["ks0", "ks1"], "expansion": ["e0", 3]}],
 *  "head": {"expand": 96, "mix": 128, "activation": "h_swish"}}
 * }</pre>
 *
 * <p>Wherever a sub-network may differ, so in {@code resolution}, {@code width}, {@code depth},
 * {@code kernel}, {@code expansion}, {@code expand} and {@code mix}, a number is the same for all
 * and a text names the variable of the space whose option is the number. {@code kernel} and {@code
 * expansion} have one entry per block of the stage. {@code mix} may be left out.
 */
final class MobileNetV3Reader {
    private static final int LARGEST_KERNEL = 31;

    private MobileNetV3Reader() {}

    /** Reads a description; what is wrong is noted. */
    static MobileNetV3Description read(DescriptionSection root, String json) {
        return new MobileNetV3Description(
                root.text("name"),
                root.text("space"),
                root.object(
                        "input",
                        node -> ImageInput.read(node, section -> section.choice("resolution"))),
                root.whole("classes", 2, 1 << 20),
                root.number("width_multiplier", 0.01, 100),
                root.whole("divisor", 1, 1024),
                root.number("batch_norm_epsilon", 1e-12, 1),
                root.object("stem", MobileNetV3Reader::stem),
                root.object("first_block", MobileNetV3Reader::firstBlock),
                root.objects("stages", MobileNetV3Reader::stage),
                root.object("head", MobileNetV3Reader::head),
                json);
    }

    private static Stem stem(DescriptionSection node) {
        return new Stem(
                node.choice("width"),
                node.odd("kernel", LARGEST_KERNEL),
                node.whole("stride", 1, 4),
                node.activation("activation"));
    }

    private static FirstBlock firstBlock(DescriptionSection node) {
        return new FirstBlock(
                node.choice("width"),
                node.odd("kernel", LARGEST_KERNEL),
                node.whole("stride", 1, 4),
                node.activation("activation"),
                node.flag("squeeze_excite"));
    }

    private static Stage stage(DescriptionSection node) {
        List<Choice> kernels = node.choices("kernel");
        List<Choice> expansions = new ArrayList<>(node.choices("expansion"));
        if (kernels.size() != expansions.size() && !kernels.isEmpty() && !expansions.isEmpty()) {
            node.error(
                    "expansion",
                    "has %d entries, but kernel has %d; each needs one per block"
                            .formatted(expansions.size(), kernels.size()));
        }
        return new Stage(
                node.choice("width"),
                node.whole("stride", 1, 4),
                node.activation("activation"),
                node.flag("squeeze_excite"),
                node.choice("depth"),
                kernels,
                expansions);
    }

    private static Head head(DescriptionSection node) {
        return new Head(
                node.choice("expand"),
                node.has("mix") ? Optional.of(node.choice("mix")) : Optional.empty(),
                node.activation("activation"));
    }
}
