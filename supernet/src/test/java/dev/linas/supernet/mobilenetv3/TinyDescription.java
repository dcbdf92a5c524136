package dev.linas.supernet.mobilenetv3;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.NetworkCatalog;

/** A network small enough to work out by hand. */
public final class TinyDescription {
    public static final String SPACE =
            """
            {"format": "linas-space/1", "name": "tiny",
             "variables": [{"name": "w0", "options": [8, 12, 16]}, {"name": "ks0..ks1", \
            "options": [3, 5]},
                           {"name": "e0..e1", "options": [2, 3]}, {"name": "d0", "options": [1, 2]},
                           {"name": "note", "options": ["a", "b"]}],
             "active": [{"variables": ["ks1", "e1"], "when": {"d0": [2]}}]}
            """;

    public static final String NETWORK =
            """
            {"format": "linas-network/1", "name": "tiny", "family": "mobilenet-v3", "space": "tiny",
             "input": {"channels": 1, "resolution": 9, "mean": [0.5], "std": [0.25]},
             "classes": 10, "width_multiplier": 1.0, "divisor": 4, "batch_norm_epsilon": 1e-5,
             "stem": {"width": 8, "kernel": 3, "stride": 1, "activation": "h_swish"},
             "first_block": {"width": 8, "kernel": 3, "stride": 1, "activation": "relu", \
            "squeeze_excite": false},
             "stages": [{"width": "w0", "stride": 2, "activation": "relu", "squeeze_excite": true,
                         "depth": "d0", "kernel": ["ks0", "ks1"], "expansion": ["e0", "e1"]}],
             "head": {"expand": 32, "mix": 48, "activation": "h_swish"}}
            """;

    private TinyDescription() {}

    static SearchSpace space() {
        return SearchSpaceReader.read("tiny.json", SPACE);
    }

    static MobileNetV3Planner planner() {
        return MobileNetV3Planner.of(
                (MobileNetV3Description) NetworkCatalog.ALL.read("tiny.json", NETWORK), space());
    }
}
