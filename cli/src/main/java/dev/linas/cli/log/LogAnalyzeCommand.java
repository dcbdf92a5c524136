package dev.linas.cli.log;

import dev.linas.cli.output.FormatOptions;
import dev.linas.cli.search.StoredStreamOptions;
import dev.linas.core.objective.Objective;
import dev.linas.local.StreamAccess;
import dev.linas.log.analysis.AnalysedLog;
import dev.linas.log.analysis.AnalysedObjectives;
import dev.linas.log.analysis.AnalysisPart;
import dev.linas.log.analysis.LogAnalysis;
import dev.linas.log.rows.AnalysedRecords;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.text.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas log analyze}. */
@Command(
        name = "analyze",
        description = {
            "Tells what a log says as a whole, in figures and pictures.",
            "How values are distributed, which variables matter, how metrics and devices rank"
                    + " sub-networks, how far a front is that of another device, noise and drift"
                    + " of devices, and hypervolume against evaluations and seconds.",
            "docs/measurement-log.md explains every figure."
        },
        footer = {
            "",
            "Examples:",
            "  linas log analyze pixel2.avro --csv figures --svg figures",
            "  linas log analyze rows.parquet --objective top1,macs",
            "  linas log analyze results.csv --space ofa-mbv3-d234-e346-k357-w1.0",
            "  linas log analyze nb201-pixel2 --bootstrap broker:9092 --registry"
                    + " http://registry:8080"
        })
final class LogAnalyzeCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "A log file (NAME.avro), a table (NAME.csv or NAME.parquet, of Linas or another"
                            + " tool), or the id of a search on the broker, which is only read.")
    private String source;

    @Option(
            names = "--objective",
            split = ",",
            paramLabel = "METRIC",
            description =
                    "What fronts and hypervolume are of: METRIC or METRIC@POOL, with min: or max:"
                            + " before it if its name does not tell. Default: the objectives of the"
                            + " search; in a table, all metrics with a usual name.")
    private List<String> objectives = List.of();

    @Option(
            names = "--predictor",
            paramLabel = "KIND",
            defaultValue = "gaussian-process",
            description = "Predictor that tells which variables matter. Default: ${DEFAULT-VALUE}.")
    private String predictor;

    @Option(names = "--csv", paramLabel = "DIR", description = "Write each table with all digits.")
    private Path csv;

    @Option(names = "--svg", paramLabel = "DIR", description = "Write the pictures.")
    private Path svg;

    @Mixin private ForeignOptions tables;
    @Mixin private StoredStreamOptions stored;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        OutputFile.makeFolder("--csv", csv);
        OutputFile.makeFolder("--svg", svg);
        AnalysedLog log;
        List<AnalysisPart> parts;
        try {
            if (source.endsWith(".csv") || source.endsWith(".parquet")) {
                log =
                        AnalysedLog.of(
                                tables.read(Path.of(source), command.commandLine().getErr()),
                                tables.space());
                parts = parts(log, List.of(), Optional.empty());
            } else {
                AnalysedRecords records = records();
                log = records.log();
                parts = parts(log, records.objectives(), records.referencePoint());
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        for (AnalysisPart part : parts) {
            save("--csv", csv, part.name() + ".csv", Optional.of(part.csv()));
            save("--svg", svg, part.name() + ".svg", part.picture());
        }
        StringBuilder text = new StringBuilder(LogAnalysis.summary(log));
        Tables rows = new Tables();
        for (AnalysisPart part : parts) {
            text.append('\n').append(part.text());
            rows.add(part.name(), part.rows());
        }
        format.print(command.commandLine().getOut(), () -> rows, text::toString);
        return 0;
    }

    private AnalysedRecords records() throws InterruptedException {
        if (source.endsWith(".avro")) {
            return AnalysedRecords.ofFile(Path.of(source), tables.search());
        }
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            return AnalysedRecords.ofStream(stream.snapshot(), source);
        }
    }

    private List<AnalysisPart> parts(
            AnalysedLog log, List<Objective> own, Optional<List<Double>> referencePoint) {
        boolean isOwn = objectives.isEmpty() && !own.isEmpty();
        return LogAnalysis.of(
                log,
                isOwn ? own : AnalysedObjectives.of(log, objectives),
                isOwn ? referencePoint : Optional.empty(),
                predictor);
    }

    private static void save(String option, Path folder, String name, Optional<String> content) {
        if (folder != null) {
            content.ifPresent(text -> new OutputFile(option, folder.resolve(name)).save(text));
        }
    }
}
