package dev.linas.cli.log;

import dev.linas.cli.search.StoredStreamOptions;
import dev.linas.local.StreamAccess;
import dev.linas.log.io.LogImport;
import dev.linas.log.io.LogImport.Imported;
import dev.linas.log.record.InvalidLogException;
import dev.linas.runtime.error.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas log import}. */
@Command(
        name = "import",
        description = {
            "Copies the searches of a log file onto a broker, all or nothing.",
            "They can be looked at there like any other; the apps do not run them. Without"
                    + " addresses the broker of the data folder is used."
        },
        footer = {
            "",
            "Examples:",
            "  linas log import pixel2.avro",
            "  linas log import pixel2.avro --as pixel2-of-may --bootstrap broker:9092"
                    + " --registry http://registry:8080"
        })
final class LogImportCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            paramLabel = "FILE",
            description = "A log file, of 'run --avro' or 'log export --avro'.")
    private Path file;

    @Option(
            names = "--as",
            paramLabel = "ID",
            description = "Another id for the search of the file.")
    private String otherId;

    @Mixin private StoredStreamOptions stored;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            Imported imported =
                    new LogImport(stream.connection()).copy(file, Optional.ofNullable(otherId));
            out.println(
                    "imported %s: %d records"
                            .formatted(String.join(", ", imported.ids()), imported.records()));
        } catch (InvalidLogException e) {
            throw new UserError(e.getMessage(), e);
        }
        out.flush();
        return 0;
    }
}
