package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.inference.OnnxModel;
import java.util.function.Consumer;

/**
 * A run of a network that runs once.
 *
 * @param model the network
 * @param input what it is run on; closed with this
 * @param atEnd what happens to the model when this is closed
 */
record PlainRun(OnnxModel model, OnnxModel.Input input, Consumer<OnnxModel> atEnd)
        implements TimedRun {
    @Override
    public void once() {
        model.run(input);
    }

    @Override
    public void close() {
        input.close();
        atEnd.accept(model);
    }
}
