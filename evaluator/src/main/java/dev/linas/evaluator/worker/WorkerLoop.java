package dev.linas.evaluator.worker;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.runtime.service.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker: takes a record from the queue, has it measured on a thread of its own while it keeps
 * the record's lock, and acknowledges it once the outcome is with the broker.
 *
 * <p>A broker that cannot be reached is waited for. What a worker does not finish goes to another
 * one: on {@link #stop} at once, after a crash when the lock runs out.
 */
final class WorkerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration UNTIL_NEEDED = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<WorkQueue> queues;
    private final WorkProcessor processor;
    private final BooleanSupplier needed;
    private final ExecutorService measuring;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile long stopAt = Long.MAX_VALUE;
    private volatile Health health;
    private Duration pause = FIRST_PAUSE;

    /**
     * @param name name for logs and threads
     * @param queues opens the queue, also anew after an outage
     * @param processor does the work, on this worker's measuring thread only
     * @param needed whether to take work at all, asked again and again
     */
    WorkerLoop(
            String name,
            Supplier<WorkQueue> queues,
            WorkProcessor processor,
            BooleanSupplier needed) {
        this.name = name;
        this.queues = queues;
        this.processor = processor;
        this.needed = needed;
        this.health = Health.notReady(name + " is starting");
        this.measuring =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, name + "-measure");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** How the worker is doing. */
    Health health() {
        return health;
    }

    /** Completes when the worker has given up. */
    CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Asks the worker to end: what it measures now may take the grace, then it is given back. */
    void stop(Duration grace) {
        stopAt = System.nanoTime() + grace.toNanos();
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                if (needed.getAsBoolean()) {
                    serveUntilOutage();
                } else {
                    health = Health.ready();
                    pauseUnlessStopping(UNTIL_NEEDED);
                }
            }
        } catch (ChangedInputException e) {
            health = Health.failed(name + " stopped: " + e.getMessage());
            failure.complete(e);
        } catch (RuntimeException | Error e) {
            LOG.error("{} gives up", name, e);
            health = Health.failed(name + " gave up: " + e);
            failure.complete(e);
        } finally {
            measuring.shutdownNow();
        }
    }

    private void serveUntilOutage() {
        try (WorkQueue queue = queues.get()) {
            while (!isStopping() && needed.getAsBoolean()) {
                Optional<ConsumerRecord<byte[], byte[]>> record = queue.take();
                health = Health.ready();
                if (record.isPresent()) {
                    handle(queue, record.get());
                }
            }
        } catch (AuthenticationException | AuthorizationException | UnsupportedVersionException e) {
            throw e;
        } catch (KafkaException e) {
            health = Health.notReady(name + " cannot reach the work queue: " + e);
            LOG.warn("{} lost the work queue and tries again", name, e);
            pauseLongerEachTime();
        }
    }

    private void handle(WorkQueue queue, ConsumerRecord<byte[], byte[]> record) {
        Future<Void> job =
                measuring.submit(
                        () -> {
                            processor.process(record);
                            return null;
                        });
        try {
            if (keepUntilDone(queue, job)) {
                queue.accept();
                pause = FIRST_PAUSE;
            } else {
                queue.release();
            }
        } catch (ExecutionException e) {
            queue.release();
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof ChangedInputException changed) {
                throw changed;
            }
            if (e.getCause() instanceof InterruptedException) {
                return; // told to stop before it had a meter
            }
            health = Health.notReady(name + " cannot report: " + e.getCause());
            LOG.warn("{} gave work back and tries again", name, e.getCause());
            pauseLongerEachTime();
        }
    }

    /** Renews the record's lock until the job is done; false if the grace of a stop ran out. */
    private boolean keepUntilDone(WorkQueue queue, Future<Void> job) throws ExecutionException {
        long renewNanos = queue.renewInterval().toNanos();
        long renewAt = System.nanoTime() + renewNanos;
        while (true) {
            try {
                job.get(waitNanos(renewAt), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                if (isStopping() && System.nanoTime() - stopAt >= 0) {
                    job.cancel(true);
                    return false;
                }
                if (System.nanoTime() - renewAt >= 0) {
                    queue.renew();
                    renewAt = System.nanoTime() + renewNanos;
                }
            } catch (InterruptedException e) {
                job.cancel(true);
                stop(Duration.ZERO);
                return false;
            }
        }
    }

    /** Short enough to notice a stop in good time. */
    private long waitNanos(long renewAt) {
        long look = TimeUnit.MILLISECONDS.toNanos(100);
        return Math.max(1, Math.min(look, renewAt - System.nanoTime()));
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pauseLongerEachTime() {
        pauseUnlessStopping(pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void pauseUnlessStopping(Duration time) {
        try {
            var unused = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop(Duration.ZERO);
        }
    }
}
