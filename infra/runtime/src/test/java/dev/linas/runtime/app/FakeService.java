package dev.linas.runtime.app;

import dev.linas.runtime.service.Health;
import dev.linas.runtime.service.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A service under a test's control that writes down what happens to it. */
final class FakeService implements Service {
    private final String name;
    private final List<String> events;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile Health health = Health.notReady("warming up");

    FakeService(String name, List<String> events) {
        this.name = name;
        this.events = events;
    }

    void become(Health state) {
        health = state;
    }

    void fail(Throwable cause) {
        failure.complete(cause);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        events.add("start " + name);
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void close() {
        events.add("close " + name);
    }
}
