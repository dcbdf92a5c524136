package dev.linas.local;

import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.logging.LogFormat;
import dev.linas.runtime.logging.LogTarget;
import dev.linas.runtime.logging.Logging;
import dev.linas.runtime.topic.TopicSnapshot;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * The stream for as long as a command needs it: at the addresses that are known, or else the data
 * folder of a run that has ended, for which broker and registry are started and ended again.
 */
public final class StreamAccess implements AutoCloseable {
    private final Connection connection;
    private final Optional<LocalStack> own;

    /** Ends the broker in order where a signal ends the command. */
    private final Thread hook = new Thread(this::closeOwn, "close-stream-access");

    private boolean closed;

    private StreamAccess(Connection connection, Optional<LocalStack> own) {
        this.connection = connection;
        this.own = own;
        own.ifPresent(stack -> Runtime.getRuntime().addShutdownHook(hook));
    }

    /**
     * Opens the stream.
     *
     * @param data data folder of local runs
     * @param err is told when something is started
     * @throws UserError if nothing answers, or no address and no data folder is known
     */
    public static StreamAccess open(ConnectionOptions options, Path data, PrintWriter err)
            throws InterruptedException {
        if (options.isGiven() || !Files.isDirectory(data.resolve("kafka"))) {
            Connection given = options.connection();
            Preflight.check(given);
            return new StreamAccess(given, Optional.empty());
        }
        err.println("starting broker and registry over " + data + " ...");
        err.flush();
        Logging.configure(
                LogTarget.file(
                        data.resolve("logs").resolve("linas.log"), LogFormat.TEXT, Level.INFO));
        try {
            LocalStack stack = LocalStack.start(LocalSettings.in(data));
            return new StreamAccess(
                    new Connection(stack.bootstrap(), stack.registryUrl()), Optional.of(stack));
        } catch (LocalStackException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Where broker and registry are. */
    public Connection connection() {
        return connection;
    }

    /** Reads topics there. */
    public TopicSnapshot snapshot() {
        return new TopicSnapshot(connection);
    }

    @Override
    public void close() {
        closeOwn();
        if (own.isPresent()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It is running, and does the same.
            }
        }
    }

    private synchronized void closeOwn() {
        if (!closed) {
            closed = true;
            own.ifPresent(LocalStack::close);
        }
    }
}
