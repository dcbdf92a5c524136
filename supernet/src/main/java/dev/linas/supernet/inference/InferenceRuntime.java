package dev.linas.supernet.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;

/** The ONNX Runtime of this process. Nothing of it stays among the temporary files. */
public final class InferenceRuntime {
    private static final OrtLoggingLevel LEVEL = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;

    private InferenceRuntime() {}

    /**
     * The environment, one per process; it writes errors only. Never closed.
     *
     * @throws InferenceException if loading it would end the process
     */
    public static OrtEnvironment environment() {
        CommandLineLimit.check();
        OrtEnvironment environment = OrtEnvironment.getEnvironment(LEVEL);
        KeptEnvironment.hold(LEVEL);
        UnpackedLibraries.removeInTime(Provider.mayUnpackMore());
        return environment;
    }

    /**
     * Opens a session, unless the process is ending.
     *
     * @param model the content of an ONNX file
     * @throws OrtException if it cannot be loaded
     * @throws InferenceException if loading the runtime would end the process
     */
    public static OrtSession open(byte[] model, SessionOptions options) throws OrtException {
        OrtEnvironment environment = environment();
        return NativeWork.ofProcess().call(() -> environment.createSession(model, options));
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
