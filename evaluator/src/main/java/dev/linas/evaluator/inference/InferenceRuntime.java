package dev.linas.evaluator.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** The ONNX Runtime of this process. */
public final class InferenceRuntime {
    private InferenceRuntime() {}

    /**
     * The environment, one per process; it writes errors only. Never closed.
     *
     * @throws InferenceException if loading it would end the process
     */
    public static OrtEnvironment environment() {
        CommandLineLimit.check();
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    }

    /**
     * Its version.
     *
     * @throws InferenceException if this machine has no ONNX Runtime
     */
    public static String version() {
        try {
            return environment().getVersion();
        } catch (InferenceException e) {
            throw e;
        } catch (LinkageError | RuntimeException e) {
            throw new InferenceException(
                    "ONNX Runtime cannot be loaded on %s %s: %s"
                            .formatted(
                                    System.getProperty("os.name"),
                                    System.getProperty("os.arch"),
                                    e.getMessage()),
                    e);
        }
    }
}
