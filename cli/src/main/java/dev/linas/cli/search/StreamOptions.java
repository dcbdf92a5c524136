package dev.linas.cli.search;

import dev.linas.cli.stream.RecordWriter;
import dev.linas.cli.stream.TopicSnapshot;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ConnectionOptions;
import java.time.Clock;
import picocli.CommandLine.Mixin;

/** Picocli mixin of every short command over the stream. */
public final class StreamOptions {
    @Mixin private ConnectionOptions connection;

    /** The validated addresses. */
    public Connection connection() {
        return connection.connection();
    }

    /** Reads topics at those addresses. */
    public TopicSnapshot snapshot() {
        Connection to = connection();
        return new TopicSnapshot(to, to.serdes());
    }

    /** The searches at those addresses. */
    public Searches searches() {
        Connection to = connection();
        return new Searches(
                new TopicSnapshot(to, to.serdes()),
                new RecordWriter(to, to.serdes()),
                Clock.systemUTC());
    }
}
