package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.supernet.inference.InferenceRuntime;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs a model once in ONNX Runtime. */
public final class OnnxRun {
    private OnnxRun() {}

    /** The one output of a model for an input of the given shape, row-major. */
    public static float[] run(ModelProto model, float[] input, long... shape) {
        OrtEnvironment environment = InferenceRuntime.environment();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(model.toByteArray(), options);
                OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] output = new float[values.remaining()];
            values.get(output);
            return output;
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        return options;
    }
}
