package dev.linas.supernet.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/**
 * How a model is run.
 *
 * @param provider what executes its operators
 * @param threads threads of one operator; at least 1, which is the calling thread
 */
public record SessionSettings(Provider provider, int threads) {

    /** The native form; closed by the caller. Threads that wait do not spin. */
    public SessionOptions toOptions() throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            provider.addTo(options);
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }
}
