package dev.linas.evaluator.meter.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an external process: a line in, a line out. Its standard error goes to the log. Not
 * thread-safe, but for {@link #kill()}.
 */
final class CommandProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CommandProcess.class);
    private static final int QUEUED_LINES = 16;

    /** A program that ends this soon after its start cannot be said to have started. */
    private static final Duration STILLBIRTH = Duration.ofMillis(100);

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Process process;
    private final Writer input;
    private final BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(QUEUED_LINES);
    private final Thread answers;
    private final Thread errors;
    private volatile String lastError = "";
    private volatile boolean killed;

    private CommandProcess(String pool, Process process) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        LiveProcesses.add(process);
        answers = readLines(pool + "-stdout", process.getInputStream(), this::enqueue, true);
        errors = readLines(pool + "-stderr", process.getErrorStream(), this::log, false);
    }

    /**
     * Starts the process.
     *
     * @throws IOException if it cannot be started, or ends at once
     */
    static CommandProcess start(String pool, CommandSettings settings) throws IOException {
        Process process =
                new ProcessBuilder(settings.command())
                        .directory(settings.directory().toAbsolutePath().toFile())
                        .start();
        CommandProcess started = new CommandProcess(pool, process);
        try {
            if (process.waitFor(STILLBIRTH.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it ended at once: " + started.howItEnded());
            }
        } catch (InterruptedException e) {
            started.kill();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
        return started;
    }

    /** Sends a line and waits for the answer; after any other reply the process is of no use. */
    Reply ask(String line, Duration timeout) throws InterruptedException {
        if (replies.peek() instanceof Reply.Line unasked) {
            return new Reply.Unasked(unasked.text());
        }
        try {
            input.write(line);
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Exited(howItEnded());
        }
        Reply reply = replies.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        return reply == null ? new Reply.TimedOut() : reply;
    }

    /** Whether it can be asked: it runs, and was not killed, which takes effect a little later. */
    boolean isUsable() {
        return !killed && process.isAlive();
    }

    /** Lets the process see the end of its input, waits a little, then kills it. */
    void close() {
        try {
            input.close();
            if (process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            LOG.debug("input of process {} was closed already", process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Kills the process and all that it started. */
    void kill() {
        killed = true;
        LiveProcesses.kill(process);
        answers.interrupt();
    }

    private void enqueue(String line) throws InterruptedException {
        replies.put(new Reply.Line(line));
    }

    private void log(String line) {
        lastError = line;
        LOG.info("process {}: {}", process.pid(), line);
    }

    private String howItEnded() {
        try {
            errors.join(GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String code =
                process.isAlive() ? "it closed its output" : "exit code " + process.exitValue();
        return lastError.isBlank() ? code : code + ", last words: " + lastError;
    }

    /** Takes a line; may wait. */
    private interface LineSink {
        void accept(String line) throws InterruptedException;
    }

    private Thread readLines(String name, InputStream stream, LineSink sink, boolean tellsEnd) {
        Thread thread =
                new Thread(
                        () -> {
                            drain(stream, sink);
                            if (tellsEnd) {
                                announceEnd();
                            }
                        },
                        "linas-command-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void announceEnd() {
        try {
            process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            replies.put(new Reply.Exited(howItEnded()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(InputStream stream, LineSink sink) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sink.accept(line);
            }
        } catch (IOException e) {
            LOG.debug("the stream of a killed process ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
