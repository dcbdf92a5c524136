package dev.linas.cli.replay;

import dev.linas.cli.search.StreamAccess;
import dev.linas.log.io.LogFile;
import dev.linas.log.io.StreamLog;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.record.SearchLog;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where the log of a search is: in a file, or on the topics of a broker. */
final class LogSource {
    private static final String FILE_ENDING = ".avro";

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description =
                    "A log file (NAME.avro, of 'run --avro' or 'log export --avro'), or the id of a"
                            + " search on the broker, which is only read.")
    private String source;

    @Option(
            names = "--search",
            paramLabel = "ID",
            description = "Which search, of a file that holds several.")
    private String search;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".linas",
            description = "Folder of the state of local runs. Default: ${DEFAULT-VALUE}.")
    private Path data;

    @Mixin private ConnectionOptions connection;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Reads the log.
     *
     * @throws UserError if there is none, or it is damaged
     */
    SearchLog read() throws InterruptedException {
        if (!source.endsWith(FILE_ENDING)) {
            return ofTheBroker();
        }
        SearchLog.Collector collector = new SearchLog.Collector();
        try {
            LogFile.read(Path.of(source), collector::accept);
            return collector.log(search == null ? only(collector.ids()) : search);
        } catch (InvalidLogException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private SearchLog ofTheBroker() throws InterruptedException {
        try (StreamAccess stream =
                StreamAccess.open(connection, data, command.commandLine().getErr())) {
            return new StreamLog(stream.snapshot()).search(source);
        } catch (InvalidLogException e) {
            throw new UserError(
                    ("there is no search '%s' on the broker; './linas search list' names those"
                                    + " there are, and a log file ends with '.avro'")
                            .formatted(source),
                    e);
        }
    }

    private String only(Collection<String> ids) {
        if (ids.size() != 1) {
            throw new UserError(
                    "%s: holds %d searches (%s); name one by --search"
                            .formatted(source, ids.size(), String.join(", ", ids)));
        }
        return ids.iterator().next();
    }
}
