package dev.linas.supernet.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** A process that loads ONNX Runtime, says its version, and ends in some way. */
public final class LoadsRuntime {
    private LoadsRuntime() {}

    enum Way {
        /** As all code of ours does. */
        ENDS,
        /** Without a chance to clean up. */
        IS_KILLED,
        /** With providers that may unpack more libraries, as a build for GPUs has them. */
        ENDS_WITH_MORE_PROVIDERS
    }

    /** Loads, prints and ends as the first argument says. */
    public static void main(String[] args) {
        Way way = Way.valueOf(args[0]);
        if (way == Way.ENDS_WITH_MORE_PROVIDERS) {
            var unused = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            UnpackedLibraries.removeInTime(true);
        }
        System.out.println(InferenceRuntime.version());
        System.out.flush();
        if (way == Way.IS_KILLED) {
            Runtime.getRuntime().halt(0);
        }
    }
}
