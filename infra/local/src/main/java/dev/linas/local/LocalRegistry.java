package dev.linas.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The Apicurio Registry server as a child process on 127.0.0.1. It ends with its parent, also when
 * that is killed, and keeps its schemas in a file that survives either end.
 */
public final class LocalRegistry implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int PROBE_MILLIS = 2000;
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

    private final Process process;
    private final RegistryDatabase database;
    private final int port;
    private final Path log;

    private LocalRegistry(Process process, RegistryDatabase database, int port, Path log) {
        this.process = process;
        this.database = database;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the process and returns at once; {@link #awaitReady} waits until it serves.
     *
     * @param home folder of the unpacked distribution
     * @param data folder of its database
     * @param port port of 127.0.0.1
     * @param log file that gets its output, appended; put aside first if it has grown too large
     * @throws LocalStackException where the process cannot be started
     */
    static LocalRegistry launch(RegistryHome home, Path data, int port, Path log) {
        return launch(RegistryCommand.of(home, port), data, port, log);
    }

    static LocalRegistry launch(List<String> command, Path data, int port, Path log) {
        RegistryDatabase database = new RegistryDatabase(data);
        BoundedLog.roll(log, BoundedLog.LARGEST);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(data.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Settings meant for another Quarkus program of the user must not reach this one.
        builder.environment()
                .keySet()
                .removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("APICURIO_"));
        try {
            database.beforeStart();
            return new LocalRegistry(builder.start(), database, port, log);
        } catch (IOException e) {
            throw new LocalStackException(
                    "The schema registry's process cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the registry answers, for as long as its process makes progress: on a busy
     * machine it needs minutes.
     *
     * @param patience how long it may make none
     * @throws LocalStackException where its process ends, or makes no progress for that long; the
     *     message names the log file
     */
    public void awaitReady(Duration patience) {
        StartProgress progress = StartProgress.of(process.toHandle(), log, patience);
        while (!answers()) {
            if (!process.isAlive()) {
                throw failed("ended with exit code " + process.exitValue());
            }
            if (progress.hasStalled()) {
                throw failed(
                        "is not ready and has made no progress for " + patience.toSeconds() + " s");
            }
            Sleep.millis(50);
        }
        try {
            database.made();
        } catch (IOException e) {
            throw new LocalStackException(
                    "The registry's database " + database.file() + " cannot be kept: " + e, e);
        }
    }

    /** Completes when the process ends, for whatever reason. */
    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create(url() + "/apis/ccompat/v7/subjects")
                                    .toURL()
                                    .openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                        && process.isAlive();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private LocalStackException failed(String how) {
        return new LocalStackException(
                "The schema registry (127.0.0.1:"
                        + port
                        + ") "
                        + how
                        + ". Its log is "
                        + log
                        + lastLine()
                        + ". Mend what that names, then start again.");
    }

    private String lastLine() {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank() && !STACK_FRAME.matcher(line).find())
                    .reduce((earlier, later) -> later)
                    .map(line -> " and ends with: " + line)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Base address for clients: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Process id of the child. */
    public long pid() {
        return process.pid();
    }

    /** Ends the process: politely, then, after 5 s, by force. */
    @Override
    public void close() {
        close(CLOSING);
    }

    /** Ends the process politely, by force when the time is over. */
    void close(Duration limit) {
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        process.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
