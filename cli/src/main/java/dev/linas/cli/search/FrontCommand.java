package dev.linas.cli.search;

import dev.linas.cli.output.FormatOptions;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.local.StreamAccess;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.result.FrontPlot;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.stream.ArchiveView;
import dev.linas.searches.stream.SearchRecords;
import java.io.PrintWriter;
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

/** {@code linas front}. */
@Command(
        name = "front",
        description = "Prints the measured Pareto front of a search.",
        footer = {
            "",
            "Examples:",
            "  linas front nb201-pixel2 --format csv > front.csv",
            "  linas front phones --device pixel2",
            "  linas front nb201-pixel2 --plot front.svg",
            "  linas front nb201-pixel2 --plot"
        })
public final class FrontCommand implements Callable<Integer> {
    private static final String TERMINAL = "-";
    private static final int PLOT_COLUMNS = 79;
    private static final int PLOT_ROWS = 20;

    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Only the front of this device, of a search with objectives per pool.")
    private String device;

    @Option(
            names = "--plot",
            arity = "0..1",
            fallbackValue = TERMINAL,
            paramLabel = "FILE.svg",
            description = "Also draw it: into a file, or without one on the terminal.")
    private String plot;

    @Option(
            names = "--axes",
            split = ",",
            paramLabel = "OBJECTIVE",
            description =
                    "The two objectives of the plot, as METRIC@POOL, the first from left to right."
                            + " Default: the last two.")
    private List<String> axes = List.of();

    @Mixin private StoredStreamOptions stored;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        if (TERMINAL.equals(plot) && format.format() != FormatOptions.OutputFormat.table) {
            throw new UserError(
                    "--plot without a file draws below the table, and there is none with --format "
                            + format.format()
                            + "; name a file for the plot, or leave out --format");
        }
        Optional<OutputFile> picture =
                OutputFile.of(
                        "--plot", plot == null || TERMINAL.equals(plot) ? null : Path.of(plot));
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            return show(SearchRecords.at(stream.connection()), picture);
        }
    }

    private int show(SearchRecords searches, Optional<OutputFile> picture) {
        Search search = searches.get(id).search();
        SearchSpec whole = SearchMapper.toSpec(search);
        Optional<DeviceFront> only =
                Optional.ofNullable(device).map(name -> SearchRecords.device(whole, name));
        List<Evaluation> all = searches.archive(id).map(ArchiveView::front).orElse(List.of());
        SearchSpec spec = only.map(whole::on).orElse(whole);
        List<Evaluation> front = only.map(own -> ParetoFront.of(all, own)).orElse(all);
        AlsoMeasured also = searches.alsoMeasured(search);
        PrintWriter out = command.commandLine().getOut();
        out.print(
                switch (format.format()) {
                    case table -> FrontText.table(spec, front, also);
                    case json -> SearchResultJson.writeFront(spec, front, also);
                    case csv -> FrontText.csv(spec, front, also);
                });
        picture.ifPresent(file -> file.save(plot(searches, spec, front).svg()));
        if (TERMINAL.equals(plot)) {
            out.print("\n" + plot(searches, spec, front).text(PLOT_COLUMNS, PLOT_ROWS));
        }
        out.flush();
        return 0;
    }

    private FrontPlot plot(SearchRecords searches, SearchSpec spec, List<Evaluation> front) {
        List<Evaluation> all = device == null ? searches.evaluations(id) : List.of();
        try {
            return FrontPlot.of(spec.objectives(), axes, front, all);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
