package dev.linas.benchmarks.recovery;

import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker with its registry and the apps of one pool, each a process of its own on this machine.
 * Closing it, or the end of this process, kills them. Not thread-safe.
 */
final class KillCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String RUNNING = " is running";
    private static final String SERVING = "stop with Ctrl-C";

    private final Path folder;
    private final Path searchFile;
    private final int kafkaPort;
    private final int registryPort;
    private final AtomicInteger starts = new AtomicInteger();
    private final Map<StreamPart, List<LinasProcess>> processes = new EnumMap<>(StreamPart.class);
    private final Thread hook = new Thread(this::killAll, "kill-cluster");

    private KillCluster(Path folder, Path searchFile) throws IOException {
        this.folder = folder;
        this.searchFile = searchFile;
        try (ServerSocket kafka = listen();
                ServerSocket registry = listen()) {
            kafkaPort = kafka.getLocalPort();
            registryPort = registry.getLocalPort();
        }
        for (StreamPart part : StreamPart.values()) {
            processes.put(part, new ArrayList<>());
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts one of everything and waits until it takes part.
     *
     * @param folder where all goes that they write; must not exist
     * @param searchFile search file with the pool
     * @throws UserError if the folder exists, or something does not start
     */
    static KillCluster start(Path folder, Path searchFile) throws InterruptedException {
        try {
            Files.createDirectories(folder.resolve("logs"));
            KillCluster cluster = new KillCluster(folder, searchFile);
            Runtime.getRuntime().addShutdownHook(cluster.hook);
            cluster.startAll();
            return cluster;
        } catch (IOException e) {
            throw new UserError("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private void startAll() throws InterruptedException {
        start(StreamPart.BROKER, SERVING);
        Preflight.await(connection(), PATIENCE);
        for (StreamPart app : StreamPart.APPS) {
            startAndAwait(app);
        }
    }

    /** Where broker and registry are, in every run of theirs. */
    Connection connection() {
        return new Connection("127.0.0.1:" + kafkaPort, "http://127.0.0.1:" + registryPort);
    }

    /** The running processes of a part. */
    List<LinasProcess> instances(StreamPart part) {
        return List.copyOf(processes.get(part));
    }

    /** Kills one of a part. */
    void kill(StreamPart part, LinasProcess instance) throws InterruptedException {
        processes.get(part).remove(instance);
        instance.kill();
    }

    /**
     * Starts one of a part without waiting for it.
     *
     * @param stateDir folder of its stores: that of a killed one to start it again
     */
    LinasProcess start(StreamPart part, Path stateDir) {
        return launch(part, stateDir, log(part));
    }

    /** Starts a further one of an app, over stores of its own, and waits until it takes part. */
    LinasProcess startAndAwait(StreamPart app) throws InterruptedException {
        return start(app, RUNNING);
    }

    private LinasProcess start(StreamPart part, String said) throws InterruptedException {
        Path stateDir = folder.resolve("state").resolve(part.command() + "-" + starts.get());
        Path log = log(part);
        LinasProcess process = launch(part, stateDir, log);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!read(log).contains(said)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new UserError(part.command() + " did not start; see " + log);
            }
            Thread.sleep(100);
        }
        return process;
    }

    private LinasProcess launch(StreamPart part, Path stateDir, Path log) {
        LinasProcess process = LinasProcess.start(folder, log, stateDir, arguments(part, stateDir));
        processes.get(part).add(process);
        return process;
    }

    private Path log(StreamPart part) {
        return folder.resolve("logs")
                .resolve("%02d-%s.log".formatted(starts.incrementAndGet(), part.command()));
    }

    private List<String> arguments(StreamPart part, Path stateDir) {
        List<String> arguments = new ArrayList<>(List.of(part.command()));
        if (part == StreamPart.BROKER) {
            arguments.add("--data=" + folder.resolve("data"));
            arguments.add("--kafka-port=" + kafkaPort);
            arguments.add("--registry-port=" + registryPort);
            return arguments;
        }
        if (part == StreamPart.EVALUATOR) {
            arguments.addAll(List.of(searchFile.toString(), "--pool=" + RecoverySearch.POOL));
        }
        arguments.add("--bootstrap=" + connection().bootstrap());
        arguments.add("--registry=" + connection().registry());
        arguments.add("--state-dir=" + stateDir);
        return arguments;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void killAll() {
        for (StreamPart part : List.of(StreamPart.values())) {
            for (LinasProcess process : instances(part)) {
                try {
                    process.kill();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running, and does the same.
        }
    }
}
