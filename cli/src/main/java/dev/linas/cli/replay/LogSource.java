package dev.linas.cli.replay;

import dev.linas.cli.search.StoredStreamOptions;
import dev.linas.local.StreamAccess;
import dev.linas.log.io.LogFile;
import dev.linas.log.io.StreamLog;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.record.SearchLog;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the log of a search is: in a file, or on the topics of a broker. */
final class LogSource {
    private static final String FILE_ENDING = ".avro";

    /** Explains sources in help texts. */
    static final String DESCRIPTION =
            "A log file (NAME.avro, of 'run --avro' or 'log export --avro'), or the id of a search"
                    + " on the broker, which is only read.";

    @Option(
            names = "--search",
            paramLabel = "ID",
            description = "Which search, of a file that holds several.")
    private String search;

    @Mixin private StoredStreamOptions stored;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Reads a log.
     *
     * @param source name of a file, or id of a search
     * @throws UserError if there is none, or it is damaged
     */
    SearchLog read(String source) throws InterruptedException {
        try {
            if (source.endsWith(FILE_ENDING)) {
                return LogFile.search(Path.of(source), Optional.ofNullable(search));
            }
            try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
                return new StreamLog(stream.snapshot()).search(source);
            }
        } catch (InvalidLogException e) {
            throw new UserError(
                    source.endsWith(FILE_ENDING)
                            ? e.getMessage()
                            : ("there is no search '%s' on the broker; './linas search list' names"
                                            + " those there are, and a log file ends with '.avro'")
                                    .formatted(source),
                    e);
        }
    }
}
