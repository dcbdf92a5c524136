package dev.linas.supernet.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the environment of ONNX Runtime until the process is gone. Its Java binding (1.29.0) gives
 * the environment back in a shutdown hook, while other threads may be inside of native code, which
 * then works on freed memory: a signal that came while a session was created ended the JVM by a
 * fault. Hooks run at the same time, so none of ours could make that one wait. But the runtime
 * counts those who hold its environment: who holds it once more, and never gives it back, keeps it.
 * No logging here, as in {@link UnpackedLibraries}.
 */
final class KeptEnvironment {
    private static final AtomicBoolean HELD = new AtomicBoolean();
    private static final String NAME = "linas";

    private KeptEnvironment() {}

    /** Holds the environment, which must exist; does nothing the second time. */
    static void hold(OrtLoggingLevel level) {
        if (HELD.getAndSet(true)) {
            return;
        }
        try {
            Field api =
                    Class.forName(OrtEnvironment.class.getPackageName() + ".OnnxRuntime")
                            .getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create =
                    OrtEnvironment.class.getDeclaredMethod(
                            "createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            var unused = create.invoke(null, api.getLong(null), level.getValue(), NAME);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return; // another version: it ends as it ends
        }
    }
}
