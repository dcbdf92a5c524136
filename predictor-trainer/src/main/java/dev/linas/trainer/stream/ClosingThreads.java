package dev.linas.trainer.stream;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that rounds are closed on: more than cores, so that short fits pass long ones; first
 * come, first served. Those without work end after a while and keep no process alive, so nothing
 * has to be closed.
 */
final class ClosingThreads {
    private static final int FEWEST = 4;
    private static final long IDLE_SECONDS = 30;

    private ClosingThreads() {}

    static ExecutorService start() {
        int count = Math.max(FEWEST, 2 * Runtime.getRuntime().availableProcessors());
        AtomicInteger started = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread =
                                    new Thread(task, "close-rounds-" + started.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
