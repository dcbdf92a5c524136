package dev.linas.runtime.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;

/** A long-running part of an app: a topology, a worker, a heart-beat. Started once, closed once. */
public interface Service extends AutoCloseable {
    /** Name for logs, health reports and errors; unique within a process. */
    String name();

    /** Starts the service and returns at once, without waiting until it is ready. */
    void start();

    /** How it is doing; cheap, callable from any thread at any time. */
    Health health();

    /**
     * Completes with the reason when the service has given up by itself; never completes after an
     * orderly close.
     */
    CompletableFuture<Throwable> failure();

    /**
     * Publishes the service's metrics. Called before {@link #start()}; nothing to publish by
     * default.
     */
    default void bindTo(MeterRegistry registry) {}

    /** Stops it gracefully within a bounded time; idempotent. */
    @Override
    void close();
}
