package dev.linas.supernet.inference;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The long calls of ONNX Runtime. The end of the process waits for calls that are under way and
 * lets none begin, because the JVM tears down what they need while it exits, and waits for native
 * code for 0.3 s only. Shorter calls, such as those that are timed, need not pass here.
 * Thread-safe.
 */
public final class NativeWork {
    /** Everything together is waited for no longer: under the 30 s after which Kubernetes kills. */
    static final Duration PATIENCE = Duration.ofSeconds(27);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int running;
    private int holds;
    private boolean ending;

    NativeWork() {}

    /** A call that takes long. */
    @FunctionalInterface
    public interface Call<T> {
        T run() throws OrtException;
    }

    /** Puts off the end of the process until it is closed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** The native work of this process, whose end waits for it from now on. */
    public static NativeWork ofProcess() {
        return OfProcess.INSTANCE;
    }

    /**
     * Makes a call. If the process is ending it does not return: the thread stays where it is.
     *
     * @throws OrtException if the call does
     */
    public <T> T call(Call<T> call) throws OrtException {
        begin();
        try {
            return call.run();
        } finally {
            change(() -> running--);
        }
    }

    /**
     * Lets calls begin after a signal, too, until the hold is closed; for those who end in good
     * order.
     */
    public Hold hold() {
        change(() -> holds++);
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                change(() -> holds--);
            }
        };
    }

    /**
     * Waits until nobody holds it and no call is under way, or the time is over; then none begins.
     */
    void end(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = await(() -> holds == 0, patience.toNanos());
            ending = true;
            await(() -> running == 0, left);
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many nanoseconds are left. */
    private long await(BooleanSupplier state, long nanos) throws InterruptedException {
        long left = nanos;
        while (!state.getAsBoolean() && left > 0) {
            left = changed.awaitNanos(left);
        }
        return left;
    }

    private void begin() {
        lock.lock();
        try {
            while (ending) {
                changed.awaitUninterruptibly();
            }
            running++;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static final class OfProcess {
        private static final NativeWork INSTANCE = new NativeWork();

        static {
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(OfProcess::end, "native-work-end"));
            } catch (IllegalStateException e) {
                INSTANCE.ending = true; // it is ending already
            }
        }

        private static void end() {
            try {
                INSTANCE.end(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
