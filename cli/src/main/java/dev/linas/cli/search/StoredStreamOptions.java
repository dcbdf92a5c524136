package dev.linas.cli.search;

import dev.linas.local.StreamAccess;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.config.LayeredDefaults;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options of commands that read topics also when no broker runs: where the addresses are not given,
 * broker and registry start over the data folder for as long as it takes.
 */
public final class StoredStreamOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = LayeredDefaults.DEFAULT_DATA,
            description = "Folder of the state of local runs. Default: ${DEFAULT-VALUE}.")
    private Path data;

    @Mixin private ConnectionOptions connection;

    /**
     * Opens the stream.
     *
     * @param err is told when something is started
     * @throws dev.linas.runtime.error.UserError if nothing answers, or no address and no data
     *     folder is known
     */
    public StreamAccess open(PrintWriter err) throws InterruptedException {
        return StreamAccess.open(connection, data, err);
    }
}
