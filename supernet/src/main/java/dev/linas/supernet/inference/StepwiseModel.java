package dev.linas.supernet.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.linas.supernet.graph.Steps;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loaded model that runs in {@link Steps}: a part that runs once, if there is one, and a step,
 * which goes on from the states that the step before put out. Not thread-safe; holds native memory
 * until closed.
 */
public final class StepwiseModel implements AutoCloseable {
    private final Steps steps;
    private final Optional<OrtSession> once;
    private final OrtSession step;

    private StepwiseModel(Steps steps, Optional<OrtSession> once, OrtSession step) {
        this.steps = steps;
        this.once = once;
        this.step = step;
    }

    /**
     * Loads a model.
     *
     * @param once content of the ONNX file of what runs once; empty if there is nothing of the kind
     * @param step content of the ONNX file of a step
     * @throws InferenceException if they cannot be loaded
     */
    public static StepwiseModel load(
            Steps steps, Optional<byte[]> once, byte[] step, SessionSettings settings) {
        try (SessionOptions options = settings.toOptions()) {
            Optional<OrtSession> first =
                    once.isPresent()
                            ? Optional.of(InferenceRuntime.open(once.get(), options))
                            : Optional.empty();
            return new StepwiseModel(steps, first, InferenceRuntime.open(step, options));
        } catch (OrtException e) {
            throw new InferenceException("cannot load the model: " + e.getMessage(), e);
        }
    }

    /** How it runs. */
    public Steps steps() {
        return steps;
    }

    /**
     * Runs the part that runs once.
     *
     * @param inputs those that are the same at all steps
     * @param examples how many examples they hold
     * @param copies how many rows each example has in the steps, one after the other
     * @return what the steps go on from; closed by the caller, before the model
     * @throws InferenceException if it cannot be run
     */
    public Run start(List<NamedTensor> inputs, int examples, int copies) {
        Run run = new Run(examples * copies);
        try {
            if (once.isPresent()) {
                try (OpenTensors open = OpenTensors.of(inputs);
                        OrtSession.Result result =
                                NativeWork.ofProcess().call(() -> once.get().run(open.tensors()))) {
                    for (Map.Entry<String, OnnxValue> entry : result) {
                        OnnxTensor tensor = (OnnxTensor) entry.getValue();
                        run.given.put(entry.getKey(), repeated(tensor, examples, copies));
                    }
                }
            }
            for (Steps.State state : steps.states()) {
                run.states.put(state.input(), empty(state, run.rows));
            }
            return run;
        } catch (OrtException e) {
            run.close();
            throw notRun(e);
        }
    }

    /**
     * Runs the part that runs once, and drops its outputs.
     *
     * @param inputs those that are the same at all steps
     * @throws InferenceException if it cannot be run
     */
    public void runOnce(List<NamedTensor> inputs) {
        try (OpenTensors open = OpenTensors.of(inputs)) {
            if (once.isPresent()) {
                once.get().run(open.tensors()).close();
            }
        } catch (OrtException e) {
            throw notRun(e);
        }
    }

    private static OnnxTensor repeated(OnnxTensor tensor, int examples, int copies)
            throws OrtException {
        int[] rows = new int[examples * copies];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row / copies;
        }
        return rows(tensor, rows);
    }

    private static NamedTensor copy(String name, OnnxTensor tensor) {
        return NamedTensor.floats(name, tensor.getFloatBuffer(), tensor.getInfo().getShape());
    }

    private OnnxTensor empty(Steps.State state, int rows) throws OrtException {
        long[] shape = ((TensorInfo) step.getInputInfo().get(state.input()).getInfo()).getShape();
        shape[0] = rows;
        shape[state.axis()] = 0;
        return OnnxTensor.createTensor(InferenceRuntime.environment(), direct(0), shape);
    }

    private static FloatBuffer direct(int count) {
        return ByteBuffer.allocateDirect(Float.BYTES * count)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Some rows of a tensor, in a given order. */
    private static OnnxTensor rows(OnnxTensor tensor, int... rows) throws OrtException {
        long[] shape = tensor.getInfo().getShape();
        FloatBuffer from = tensor.getFloatBuffer();
        int each = from.remaining() / (int) shape[0];
        FloatBuffer to = direct(rows.length * each);
        for (int row : rows) {
            to.put(from.slice(row * each, each));
        }
        shape[0] = rows.length;
        return OnnxTensor.createTensor(InferenceRuntime.environment(), to.flip(), shape);
    }

    /** One run, step by step. */
    public final class Run implements AutoCloseable {
        private final int rows;
        private final Map<String, OnnxTensor> given = new LinkedHashMap<>();
        private final Map<String, OnnxTensor> states = new LinkedHashMap<>();

        private Run(int rows) {
            this.rows = rows;
        }

        /**
         * Runs a step.
         *
         * @param inputs those that differ between steps, without states
         * @return its first output in row-major order
         * @throws InferenceException if it cannot be run
         */
        public FloatBuffer step(List<NamedTensor> inputs) {
            try (OpenTensors open = OpenTensors.of(inputs)) {
                OrtSession.Result result = run(open);
                List<OnnxTensor> spent = new ArrayList<>(states.values());
                for (Steps.State state : steps.states()) {
                    OnnxTensor next = (OnnxTensor) result.get(state.output()).orElseThrow();
                    states.put(state.input(), next);
                }
                spent.forEach(OnnxTensor::close);
                try (OnnxTensor output = (OnnxTensor) result.get(0)) {
                    return output.getFloatBuffer();
                }
            } catch (OrtException e) {
                throw notRun(e);
            }
        }

        /**
         * Runs a step, drops what it puts out, and stays where it is.
         *
         * @param inputs as of {@link #step}
         * @throws InferenceException if it cannot be run
         */
        public void peek(List<NamedTensor> inputs) {
            try (OpenTensors open = OpenTensors.of(inputs)) {
                step.run(all(open)).close();
            } catch (OrtException e) {
                throw notRun(e);
            }
        }

        /**
         * All that a step would take, copied.
         *
         * @param own as of {@link #step}
         */
        List<NamedTensor> inputs(List<NamedTensor> own) {
            List<NamedTensor> all = new ArrayList<>(own);
            given.forEach((name, tensor) -> all.add(copy(name, tensor)));
            states.forEach((name, tensor) -> all.add(copy(name, tensor)));
            return all;
        }

        private OrtSession.Result run(OpenTensors inputs) throws OrtException {
            Map<String, OnnxTensor> all = all(inputs);
            return NativeWork.ofProcess().call(() -> step.run(all));
        }

        private Map<String, OnnxTensor> all(OpenTensors inputs) {
            Map<String, OnnxTensor> all = new HashMap<>(inputs.tensors());
            all.putAll(given);
            all.putAll(states);
            return all;
        }

        /**
         * Lets every row go on from another one.
         *
         * @param from of every row the row whose states it takes
         * @throws InferenceException if there is no memory for it
         */
        public void continueFrom(int... from) {
            try {
                for (Map.Entry<String, OnnxTensor> state : states.entrySet()) {
                    OnnxTensor spent = state.getValue();
                    state.setValue(rows(spent, from));
                    spent.close();
                }
            } catch (OrtException e) {
                throw notRun(e);
            }
        }

        @Override
        public void close() {
            given.values().forEach(OnnxTensor::close);
            states.values().forEach(OnnxTensor::close);
            given.clear();
            states.clear();
        }
    }

    private static InferenceException notRun(OrtException e) {
        return new InferenceException("cannot run the model: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            step.close();
            if (once.isPresent()) {
                once.get().close();
            }
        } catch (OrtException e) {
            throw new InferenceException("cannot close the model: " + e.getMessage(), e);
        }
    }
}
