package dev.linas.runtime.app;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that broker and registry answer before anything else is tried, so that the error is one
 * clear line.
 */
public final class Preflight {
    /** Long enough for a broker on another continent, short enough to wait for. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * How long an app waits for them: a broker that is restarted, or a registry that comes up
     * slowly.
     */
    public static final Duration RESTART_PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 500;

    private Preflight() {}

    /**
     * Waits until both answer, for an app that may be started before them; says what it waits for.
     * Then it checks that the broker has the transactions that apps need.
     *
     * @param patience longest wait; the last check may take longer by {@link #DEFAULT_TIMEOUT}
     * @throws UnreachableError if one still does not answer then
     * @throws dev.linas.runtime.error.UserError if the transactions are others
     */
    public static void await(Connection connection, Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        long nextWord = begin;
        while (true) {
            try {
                check(connection);
                TransactionsCheck.check(connection);
                return;
            } catch (UnreachableError e) {
                long now = System.nanoTime();
                if (now - begin >= patience.toNanos()) {
                    throw e;
                }
                if (now >= nextWord) {
                    LOG.warn(
                            "waiting since {} s, for {} s at most: {}",
                            Duration.ofNanos(now - begin).toSeconds(),
                            patience.toSeconds(),
                            e.getMessage());
                    nextWord = now + SAY_EVERY.toNanos();
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /**
     * Checks both within {@link #DEFAULT_TIMEOUT} each; see {@link #check(Connection, Duration)}.
     */
    public static void check(Connection connection) throws InterruptedException {
        check(connection, DEFAULT_TIMEOUT);
    }

    /**
     * Checks both at the same time.
     *
     * @param timeout longest wait for each of the two
     * @throws UnreachableError if one does not answer as what it should be; if neither does, of the
     *     broker
     */
    public static void check(Connection connection, Duration timeout) throws InterruptedException {
        FutureTask<Void> registry =
                new FutureTask<>(
                        () -> {
                            checkRegistry(connection, timeout);
                            return null;
                        });
        Thread thread = new Thread(registry, "preflight-registry");
        thread.setDaemon(true);
        thread.start();
        try {
            checkBroker(connection, timeout);
            registry.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreachableError unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException("the check of the registry failed", e.getCause());
        } finally {
            registry.cancel(true);
        }
    }

    /**
     * Checks the broker.
     *
     * @param timeout longest wait
     * @throws UnreachableError if it does not answer as a broker
     */
    public static void checkBroker(Connection connection, Duration timeout)
            throws InterruptedException {
        // A closed port is found here, silently; a client would retry and fill the log until its
        // time-out.
        String refusal = "";
        boolean open = false;
        for (String address : connection.brokers()) {
            try {
                connect(address, timeout);
                open = true;
                break;
            } catch (IOException e) {
                refusal = describe(e);
            }
        }
        if (!open) {
            throw unreachableBroker(connection, refusal);
        }
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        try (Admin admin = Admin.create(properties)) {
            admin.describeCluster().clusterId().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            if (cause instanceof AuthenticationException) {
                throw refused(connection, cause);
            }
            throw unreachableBroker(connection, "no Kafka answer: " + describe(cause));
        } catch (KafkaException e) {
            throw unreachableBroker(connection, describe(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static void connect(String address, Duration timeout) throws IOException {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(address.substring(colon + 1));
        try (Socket socket = new Socket()) {
            InetSocketAddress target = new InetSocketAddress(host, port);
            if (target.isUnresolved()) {
                throw new IOException("unknown host");
            }
            socket.connect(target, (int) timeout.toMillis());
        }
    }

    /**
     * Checks the registry.
     *
     * @param timeout longest wait
     * @throws UnreachableError if it does not answer
     */
    public static void checkRegistry(Connection connection, Duration timeout)
            throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(connection.registry())).timeout(timeout).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 500) {
                throw unreachableRegistry(connection, "HTTP status " + status);
            }
        } catch (IOException e) {
            throw unreachableRegistry(connection, describe(e));
        }
    }

    /** One that is asked again would refuse again. */
    private static UserError refused(Connection connection, Throwable cause) {
        return new UserError(
                ("the broker at %s refuses this client (%s): check names, passwords and"
                                + " certificates in the --client-config file")
                        .formatted(connection.bootstrap(), describe(cause)),
                ExitCodes.UNREACHABLE,
                cause);
    }

    private static UnreachableError unreachableBroker(Connection connection, String why) {
        return new UnreachableError("broker", connection.bootstrap(), why, "--bootstrap");
    }

    private static UnreachableError unreachableRegistry(Connection connection, String why) {
        return new UnreachableError("registry", connection.registry(), why, "--registry");
    }

    private static String describe(Throwable error) {
        if (error instanceof java.net.ConnectException) {
            return "connection refused";
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
