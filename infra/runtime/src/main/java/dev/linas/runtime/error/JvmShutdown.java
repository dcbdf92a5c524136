package dev.linas.runtime.error;

/** Whether this process is about to end. */
public final class JvmShutdown {
    private JvmShutdown() {}

    /** Whether the shutdown of the JVM has begun, by a signal or by an exit. */
    public static boolean hasBegun() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
