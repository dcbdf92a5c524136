package dev.linas.cli.log;

import dev.linas.cli.search.StoredStreamOptions;
import dev.linas.core.space.SearchSpace;
import dev.linas.local.StreamAccess;
import dev.linas.log.io.StreamLog;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.stream.SearchRecords;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas log export}. */
@Command(
        name = "export",
        description = {
            "Writes what a search has measured to files, a row for each measurement.",
            "Without addresses, and with no './linas local' or './linas run' running, broker and"
                    + " registry are started over the data folder for as long as it takes."
        },
        footer = {
            "",
            "Examples:",
            "  linas log export nb201-pixel2 --csv rows.csv --parquet rows.parquet",
            "  linas log export nb201-pixel2 --bootstrap broker:9092 --registry"
                    + " http://registry:8080 --csv rows.csv"
        })
final class LogExportCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Option(
            names = "--avro",
            paramLabel = "FILE",
            description = "Write every record of the search to a log file: nothing is lost.")
    private Path avro;

    @Mixin private TableOutputs outputs;
    @Mixin private StoredStreamOptions stored;

    @Override
    public Integer call() throws InterruptedException {
        if (avro == null && !outputs.isGiven()) {
            throw new UserError("no file is named; give --avro FILE, --csv FILE or --parquet FILE");
        }
        if (avro != null) {
            new OutputFile("--avro", avro).checkWritable();
        }
        outputs.checkWritable();
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            SearchSpace space =
                    SearchMapper.toSpec(SearchRecords.at(stream.connection()).get(id).search())
                            .space();
            outputs.write(stream.snapshot(), id, space, command.commandLine().getOut());
            if (avro != null) {
                long records = new StreamLog(stream.snapshot()).export(id::equals, avro);
                command.commandLine()
                        .getOut()
                        .println("%d records written to %s".formatted(records, avro));
            }
        }
        return 0;
    }
}
