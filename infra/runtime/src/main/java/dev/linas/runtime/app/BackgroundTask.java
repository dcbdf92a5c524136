package dev.linas.runtime.app;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work on a thread of its own, that somebody waits for later: what an app asks of broker and
 * registry when it starts is mostly waiting. Thread-safe.
 *
 * @param <T> its result
 */
public final class BackgroundTask<T> {
    private final FutureTask<T> task;

    private BackgroundTask(FutureTask<T> task) {
        this.task = task;
    }

    /**
     * Begins at once, on a daemon thread.
     *
     * @param name name of the thread
     * @param work called once
     */
    public static <T> BackgroundTask<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new BackgroundTask<>(task);
    }

    /**
     * Waits until it has ended.
     *
     * @return its result
     * @throws RuntimeException what the work threw, as it was thrown; an {@link
     *     IllegalStateException} around a checked exception
     */
    public T join() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
