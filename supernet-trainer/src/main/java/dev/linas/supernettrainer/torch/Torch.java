package dev.linas.supernettrainer.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/**
 * Starts PyTorch, offline: its library comes from the class path, nothing is downloaded or
 * reported.
 */
public final class Torch {
    private Torch() {}

    /**
     * Starts PyTorch, once per process; later calls only give another manager.
     *
     * @param threads threads of one operation, at least 1. One is the choice wherever other work
     *     shares the machine: its threads wait for each other by spinning. Results are reproducible
     *     for a fixed number.
     * @return a manager of native memory; closing it frees all that it holds
     */
    public static NDManager start(int threads) {
        setDefault("ai.djl.offline", "true");
        setDefault("OPT_OUT_TRACKING", "true");
        setDefault("ai.djl.default_engine", "PyTorch");
        setDefault("ai.djl.pytorch.num_threads", Integer.toString(threads));
        setDefault("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getEngine("PyTorch").newBaseManager();
    }

    private static void setDefault(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
