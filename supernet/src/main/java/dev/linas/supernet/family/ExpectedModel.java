package dev.linas.supernet.family;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Optional;

/**
 * The model that a sub-network is compared with: of the same inputs and outputs, built in another
 * way.
 *
 * @param model the model; empty where there is none
 * @param obstacle why there is none, for the user; empty where there is one
 */
public record ExpectedModel(Optional<ModelProto> model, String obstacle) {

    /** A model. */
    public static ExpectedModel of(ModelProto model) {
        return new ExpectedModel(Optional.of(model), "");
    }

    /** None. */
    public static ExpectedModel none(String obstacle) {
        return new ExpectedModel(Optional.empty(), obstacle);
    }
}
