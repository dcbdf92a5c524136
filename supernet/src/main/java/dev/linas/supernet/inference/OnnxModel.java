package dev.linas.supernet.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loaded model. Its first output is what counts. Not thread-safe; holds native memory until
 * closed.
 */
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
            return new OnnxModel(InferenceRuntime.open(model, options));
        } catch (OrtException e) {
            throw new InferenceException("cannot load the model: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the input of a model that has one, which can be run any number of times; closed by the
     * caller, before the model.
     *
     * @param values the numbers in row-major order, from position to limit; used in place if direct
     * @param shape sizes of the axes, the batch first
     */
    public Input input(FloatBuffer values, long... shape) {
        return inputs(List.of(NamedTensor.floats(input, values, shape)));
    }

    /**
     * Makes what the model takes, which can be run any number of times; closed by the caller,
     * before the model.
     *
     * @param tensors one for every input
     */
    public Input inputs(List<NamedTensor> tensors) {
        Input opened = new Input();
        try {
            for (NamedTensor tensor : tensors) {
                opened.tensors.put(tensor.name(), tensor.open());
            }
            return opened;
        } catch (OrtException e) {
            opened.close();
            throw new InferenceException("cannot make an input: " + e.getMessage(), e);
        }
    }

    /** Something to run the model on. */
    public static final class Input implements AutoCloseable {
        private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

        private Input() {}

        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * Runs the model and drops what it puts out. Meant for short runs that are timed: see {@link
     * NativeWork}.
     *
     * @throws InferenceException if it cannot be run
     */
    public void run(Input on) {
        try {
            result(on).close();
        } catch (OrtException e) {
            throw notRun(e);
        }
    }

    /**
     * Runs the model.
     *
     * @return its output in row-major order
     * @throws InferenceException if it cannot be run, or puts out something else than floats
     */
    public FloatBuffer outputOf(Input on) {
        try (OrtSession.Result result = NativeWork.ofProcess().call(() -> result(on))) {
            OnnxValue value = result.get(0);
            if (value instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
                return tensor.getFloatBuffer();
            }
            throw new InferenceException("the model puts out " + value + ", not floats", null);
        } catch (OrtException e) {
            throw notRun(e);
        }
    }

    /**
     * Runs the model.
     *
     * @return its outputs of floats by name, each in row-major order
     * @throws InferenceException if it cannot be run
     */
    public SortedMap<String, FloatBuffer> floatsOf(Input on) {
        SortedMap<String, FloatBuffer> floats = new TreeMap<>();
        try (OrtSession.Result result = NativeWork.ofProcess().call(() -> result(on))) {
            for (Map.Entry<String, OnnxValue> output : result) {
                if (output.getValue() instanceof OnnxTensor tensor
                        && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                    floats.put(output.getKey(), tensor.getFloatBuffer());
                }
            }
            return floats;
        } catch (OrtException e) {
            throw notRun(e);
        }
    }

    private OrtSession.Result result(Input on) throws OrtException {
        return session.run(on.tensors);
    }

    private static InferenceException notRun(OrtException e) {
        return new InferenceException("cannot run the model: " + e.getMessage(), e);
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
