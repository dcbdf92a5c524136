package dev.linas.runtime.logging;

import dev.linas.runtime.error.Exhaustion;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.JvmShutdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports threads that end with an exception to the log. Loads no logging before one does. Where
 * the JVM lacks memory or threads, the process ends: what others wait for may never come.
 */
public final class DyingThreads {
    private static final String STREAM_THREADS = "org.apache.kafka.streams";
    private static final String STREAMS_EXCEPTION = STREAM_THREADS + ".errors.StreamsException";
    private static final String THREADS = "dev.linas.threads";

    private DyingThreads() {}

    /** Reports from now on, for all threads of the process without a handler of their own. */
    public static void report() {
        Thread.setDefaultUncaughtExceptionHandler(DyingThreads::log);
    }

    private static void log(Thread thread, Throwable error) {
        try {
            // A stream thread is replaced, and that is reported where it is decided.
            Logger logger = LoggerFactory.getLogger(isOfStreams(error) ? STREAM_THREADS : THREADS);
            logger.error("thread {} died", thread.getName(), error);
            if (error instanceof OutOfMemoryError lack) {
                System.err.println("error: " + Exhaustion.text(lack));
            }
        } finally {
            if (error instanceof OutOfMemoryError) {
                end();
            }
        }
    }

    /** Ends the process. An exit that has begun may wait for the hook that this thread is. */
    private static void end() {
        if (JvmShutdown.hasBegun()) {
            Runtime.getRuntime().halt(ExitCodes.FAILURE);
        }
        System.exit(ExitCodes.FAILURE);
    }

    /** By name, since {@code instanceof} would load Kafka in processes that have no use for it. */
    private static boolean isOfStreams(Throwable error) {
        Class<?> type = error.getClass();
        while (type != null && !type.getName().equals(STREAMS_EXCEPTION)) {
            type = type.getSuperclass();
        }
        return type != null;
    }
}
