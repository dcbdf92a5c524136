package dev.linas.runtime.streams;

import dev.linas.runtime.config.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every {@link #INTERVAL} at what the clients of an app do not tell of by themselves: that a
 * topic of its was deleted, and that a dead instance left a transaction open, behind which readers
 * of committed records wait. An outage of the broker is nobody's news here: the clients wait it
 * out.
 */
final class ClusterWatch implements AutoCloseable {
    static final Duration INTERVAL = Duration.ofSeconds(3);

    /** Sooner where somebody may wait behind what the last look has found. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Map<String, Object> client;
    private final DeletedTopics topics;
    private final AbandonedTransactions transactions;
    private final Consumer<Throwable> failure;
    private final ScheduledExecutorService schedule = schedule();
    private Admin admin;

    /**
     * @param connection broker
     * @param applicationId group of the app
     * @param topics names of the topics that it reads and writes
     * @param failure hears that it cannot go on; at most once
     */
    ClusterWatch(
            Connection connection,
            String applicationId,
            Set<String> topics,
            Consumer<Throwable> failure) {
        client = connection.kafkaProperties();
        client.put(AdminClientConfig.CLIENT_ID_CONFIG, applicationId + "-watch");
        client.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        this.topics = new DeletedTopics(connection.bootstrap(), topics);
        this.transactions = new AbandonedTransactions(applicationId);
        this.failure = failure;
    }

    private static ScheduledExecutorService schedule() {
        ScheduledThreadPoolExecutor one =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "cluster-watch");
                            thread.setDaemon(true);
                            return thread;
                        });
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return one;
    }

    void start() {
        lookAfter(INTERVAL);
    }

    private void lookAfter(Duration pause) {
        try {
            var unused = schedule.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed", e);
        }
    }

    private void look() {
        Duration pause = INTERVAL;
        try {
            if (admin == null) {
                admin = Admin.create(client);
            }
            if (transactions.abort(admin, ANSWER)) {
                pause = SOON;
            }
            topics.check(admin, ANSWER);
        } catch (TopicDeletedException e) {
            schedule.shutdown();
            failure.accept(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("the cluster could not be looked at; trying again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
        lookAfter(pause);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            var unused = schedule.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
