package dev.linas.runtime.streams;

import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Health;
import dev.linas.runtime.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka Streams app: exactly-once, dead letters for poison, threads that die of an outage
 * replaced, transactions of dead instances ended, a word when one of its topics is deleted, and a
 * clean farewell to its group on close. Thread-safe.
 */
public final class StreamsApp implements Service {
    /** How long {@link #close()} waits for the stream threads. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);

    private final StreamsSettings settings;
    private final KafkaStreams streams;
    private final DeadLetters letters;
    private final ClusterWatch watch;
    private final StoreFolder stores;
    private final RestartPolicy restarts = new RestartPolicy();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger pausing = new AtomicInteger();
    private volatile Optional<KafkaStreamsMetrics> metrics = Optional.empty();

    /**
     * Builds the app without starting it; no network traffic yet.
     *
     * @param settings what it is started with
     * @param topology called once
     */
    public StreamsApp(StreamsSettings settings, Supplier<Topology> topology) {
        this.settings = settings;
        this.letters = new DeadLetters(settings.applicationId(), settings.connection().serdes());
        Topology built = topology.get();
        this.stores = StoreFolder.of(settings);
        this.streams = new KafkaStreams(built, StreamsProperties.of(settings, letters));
        this.watch =
                new ClusterWatch(
                        settings.connection(), name(), TopicNames.of(built), this::giveUpBecause);
        streams.setUncaughtExceptionHandler(this::onThreadDeath);
        streams.setStateListener((now, before) -> onState(now));
    }

    @Override
    public String name() {
        return settings.applicationId();
    }

    @Override
    public void start() {
        LOG.info("starting {} with {} threads", name(), settings.threads());
        stores.open(streams::cleanUp);
        streams.start();
        watch.start();
    }

    /**
     * Waits until the app takes part in its group for the first time. A defect that shows when its
     * stores open may show only afterwards, as {@link #failure()}.
     *
     * @param timeout longest wait
     * @throws UserError if it gave up, or the time is over
     */
    public void awaitRunning(Duration timeout) throws InterruptedException {
        boolean inTime = running.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (failure.isDone()) {
            throw new UserError(
                    name() + " could not start: " + failure.join(),
                    ExitCodes.FAILURE,
                    failure.join());
        }
        if (!inTime) {
            throw new UserError(
                    name()
                            + " is still "
                            + streams.state()
                            + " after "
                            + timeout.toSeconds()
                            + " s; see the log",
                    ExitCodes.FAILURE,
                    null);
        }
    }

    @Override
    public Health health() {
        if (failure.isDone()) {
            return Health.failed(name() + " gave up: " + failure.join());
        }
        if (pausing.get() > 0) {
            return Health.notReady(name() + " is about to replace a thread that died");
        }
        return switch (streams.state()) {
            case RUNNING -> Health.ready();
            case ERROR -> Health.failed(name() + " is in state ERROR");
            default -> Health.notReady(name() + " is " + streams.state());
        };
    }

    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        KafkaStreamsMetrics binder =
                new KafkaStreamsMetrics(streams, List.of(Tag.of("app", name())));
        binder.bindTo(registry);
        DeadLetters.publish(registry, name(), letters, DeadLetters::made);
        metrics = Optional.of(binder);
    }

    /**
     * Stops the threads, commits, and leaves the group, so that a restart gets its partitions at
     * once.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closing.countDown();
        watch.close();
        boolean inTime =
                streams.close(
                        CloseOptions.groupMembershipOperation(
                                        CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                                .withTimeout(CLOSE_TIMEOUT));
        metrics.ifPresent(KafkaStreamsMetrics::close);
        if (inTime) {
            stores.closed();
            LOG.info("closed {}", name());
        } else {
            LOG.warn(
                    "{} did not close within {} s; its transaction will be aborted",
                    name(),
                    CLOSE_TIMEOUT.toSeconds());
        }
    }

    private void onState(KafkaStreams.State state) {
        if (state == KafkaStreams.State.RUNNING) {
            LOG.info("{} is running", name());
            running.countDown();
        }
    }

    /** Called by Streams on the thread that is dying, so its pause delays nobody else. */
    private StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse onThreadDeath(
            Throwable error) {
        Optional<Duration> pause;
        synchronized (restarts) {
            pause = restarts.onFailure(error, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        }
        if (pause.isEmpty() || !pauseUnlessClosing(pause.get(), error)) {
            return giveUp(error);
        }
        return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private boolean pauseUnlessClosing(Duration pause, Throwable error) {
        LOG.warn("a thread of {} died and is replaced in {} ms", name(), pause.toMillis(), error);
        pausing.incrementAndGet();
        try {
            return !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            pausing.decrementAndGet();
        }
    }

    private StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse giveUp(Throwable error) {
        giveUpBecause(error);
        return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void giveUpBecause(Throwable error) {
        if (closing.getCount() > 0) {
            LOG.error("{} gives up", name(), error);
            failure.complete(error);
            running.countDown();
        }
    }
}
