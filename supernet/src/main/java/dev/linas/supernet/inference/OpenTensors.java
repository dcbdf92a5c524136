package dev.linas.supernet.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs in ONNX Runtime.
 *
 * @param tensors by the name of the input
 */
public record OpenTensors(Map<String, OnnxTensor> tensors) implements AutoCloseable {

    /** Opens all of them, or none. */
    public static OpenTensors of(List<NamedTensor> inputs) throws OrtException {
        OpenTensors open = new OpenTensors(new HashMap<>());
        try {
            for (NamedTensor tensor : inputs) {
                open.tensors.put(tensor.name(), tensor.open());
            }
            return open;
        } catch (OrtException e) {
            open.close();
            throw e;
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
