package dev.linas.runtime.app;

import dev.linas.runtime.admin.AdminServer;
import dev.linas.runtime.admin.ProcessMetrics;
import dev.linas.runtime.config.ServerSettings;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.logging.Logging;
import dev.linas.runtime.service.Health;
import dev.linas.runtime.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs services in this process: starts them, answers probes about them, and closes them in reverse
 * order when the process is told to stop, when one of them fails, or when {@link #close()} is
 * called. Used with try-with-resources by an app that runs alone and by {@code linas run}, which
 * has many.
 */
public final class AppRunner implements AutoCloseable {
    /** Closing everything takes no longer: under the 30 s that Kubernetes waits before it kills. */
    static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(25);

    private final String name;
    private final ProcessMetrics metrics = new ProcessMetrics();
    private final List<Service> services = new CopyOnWriteArrayList<>();
    private final ShutdownSequence shutdown = new ShutdownSequence(SHUTDOWN_LIMIT);
    private final CompletableFuture<UserError> failure = new CompletableFuture<>();
    private final Thread hook;
    private volatile boolean allStarted;

    private AppRunner(String name) {
        this.name = name;
        this.hook = new Thread(shutdown::close, name + "-shutdown-hook");
    }

    /**
     * Opens a runner: from here on a signal closes everything, and probes are answered.
     *
     * @param name name of the app, for messages
     * @param server where probes are answered
     * @throws UserError if that port cannot be bound
     */
    public static AppRunner open(String name, ServerSettings server) {
        AppRunner runner = new AppRunner(name);
        runner.shutdown.add("metrics", runner.metrics);
        if (server.enabled()) {
            AdminServer admin =
                    AdminServer.start(
                            server.host(), server.port(), runner::health, runner.metrics::scrape);
            runner.shutdown.add("admin server", admin);
        }
        Runtime.getRuntime().addShutdownHook(runner.hook);
        return runner;
    }

    /** Where services register their meters. */
    public MeterRegistry metrics() {
        return metrics.registry();
    }

    /**
     * Adds a resource that services stand on, to be closed after the services that are started
     * later.
     *
     * @return the resource
     */
    public <R extends AutoCloseable> R manage(String what, R resource) {
        shutdown.add(what, resource);
        return resource;
    }

    /**
     * Starts a service and returns without waiting until it is ready.
     *
     * @return the service
     */
    public <S extends Service> S start(S service) {
        shutdown.add(service.name(), service);
        services.add(service);
        service.bindTo(metrics.registry());
        var unused =
                service.failure().thenAccept(cause -> failure.complete(gaveUp(service, cause)));
        service.start();
        return service;
    }

    /**
     * Has everything end when something happens that no service knows of.
     *
     * @param cause completes with the error to end with
     */
    public void endOn(CompletableFuture<UserError> cause) {
        var unused = cause.thenAccept(failure::complete);
    }

    /**
     * States that every service is started, so that readiness is theirs alone. {@link #await()}
     * does so itself.
     */
    public void started() {
        allStarted = true;
    }

    /**
     * Completes with the error to end with when a service gives up; never after an orderly close.
     */
    public CompletableFuture<UserError> failure() {
        return failure;
    }

    /** True from the moment that closing begins, by signal or otherwise. */
    public boolean isClosing() {
        return shutdown.isClosing();
    }

    /**
     * Blocks until a service gives up. A signal ends the process from here, with its own exit code.
     *
     * @return never normally
     * @throws UserError with exit code {@link ExitCodes#FAILURE}, saying which service gave up and
     *     why; with the service's own message and exit code if it gave up by one
     */
    public int await() {
        started();
        throw failure.join();
    }

    private static UserError gaveUp(Service service, Throwable cause) {
        if (cause instanceof UserError error) {
            return new UserError(
                    service.name() + " stopped: " + error.getMessage(), error.exitCode(), error);
        }
        String message = service.name() + " gave up: " + cause + "; " + Logging.whereabouts();
        return new UserError(message, ExitCodes.FAILURE, cause);
    }

    /** The health of every service, and of the runner while it is starting or closing. */
    List<Health> health() {
        List<Health> all = new ArrayList<>();
        if (isClosing()) {
            all.add(Health.notReady(name + " is shutting down"));
        } else if (!allStarted) {
            all.add(Health.notReady(name + " is starting"));
        }
        services.forEach(service -> all.add(service.health()));
        return all;
    }

    @Override
    public void close() {
        shutdown.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running already; it waits for the same sequence.
        }
    }
}
