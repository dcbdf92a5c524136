package dev.linas.cli.search;

import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.searches.stream.SearchRecords;
import picocli.CommandLine.Mixin;

/** Picocli mixin of every short command over the stream. */
public final class StreamOptions {
    @Mixin private ConnectionOptions connection;

    private Connection checked;

    /**
     * The addresses, at which broker and registry answer.
     *
     * @throws dev.linas.runtime.error.UserError if an address is malformed, or nothing answers
     *     there
     */
    public Connection connection() throws InterruptedException {
        if (checked == null) {
            Connection given = connection.connection();
            Preflight.check(given);
            checked = given;
        }
        return checked;
    }

    /** The searches at those addresses. */
    public SearchRecords searches() throws InterruptedException {
        return SearchRecords.at(connection());
    }
}
