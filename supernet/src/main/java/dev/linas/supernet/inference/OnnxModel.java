package dev.linas.supernet.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.Map;

/** A loaded model of one input and one output. Not thread-safe; holds native memory until closed. */
public final class OnnxModel implements AutoCloseable {
    private final OrtSession session;
    private final String input;

    private OnnxModel(OrtSession session) {
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    /**
     * Loads a model.
     *
     * @param model the content of an ONNX file
     * @throws InferenceException if it cannot be loaded
     */
    public static OnnxModel load(byte[] model, SessionSettings settings) {
        try (SessionOptions options = settings.toOptions()) {
            return new OnnxModel(InferenceRuntime.environment().createSession(model, options));
        } catch (OrtException e) {
            throw new InferenceException("cannot load the model: " + e.getMessage(), e);
        }
    }

    /**
     * Makes an input, which can be run any number of times; closed by the caller, before the model.
     *
     * @param values the numbers in row-major order, from position to limit; used in place if direct
     * @param shape sizes of the axes, the batch first
     */
    public Input input(FloatBuffer values, long... shape) {
        try {
            return new Input(
                    OnnxTensor.createTensor(InferenceRuntime.environment(), values, shape));
        } catch (OrtException e) {
            throw new InferenceException("cannot make an input: " + e.getMessage(), e);
        }
    }

    /** Something to run the model on. */
    public static final class Input implements AutoCloseable {
        private final OnnxTensor tensor;

        private Input(OnnxTensor tensor) {
            this.tensor = tensor;
        }

        @Override
        public void close() {
            tensor.close();
        }
    }

    /**
     * Runs the model and drops what it puts out.
     *
     * @throws InferenceException if it cannot be run
     */
    public void run(Input on) {
        result(on).close();
    }

    /**
     * Runs the model.
     *
     * @return its output in row-major order
     * @throws InferenceException if it cannot be run, or puts out something else than floats
     */
    public FloatBuffer outputOf(Input on) {
        try (OrtSession.Result result = result(on)) {
            OnnxValue value = result.get(0);
            if (value instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
                return tensor.getFloatBuffer();
            }
            throw new InferenceException("the model puts out " + value + ", not floats", null);
        }
    }

    private OrtSession.Result result(Input on) {
        try {
            return session.run(Map.of(input, on.tensor));
        } catch (OrtException e) {
            throw new InferenceException("cannot run the model: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException("cannot close the model: " + e.getMessage(), e);
        }
    }
}
