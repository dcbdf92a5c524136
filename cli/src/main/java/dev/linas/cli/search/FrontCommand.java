package dev.linas.cli.search;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.stream.SearchRecords;
import java.io.PrintWriter;
import java.util.List;
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
        footer = {"", "Example:", "  linas front nb201-pixel2 --format csv > front.csv"})
public final class FrontCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private FrontFormat format;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        Search search = searches.get(id).search();
        SearchSpec spec = SearchMapper.toSpec(search);
        List<Evaluation> front = searches.archive(id).map(ArchiveView::front).orElse(List.of());
        AlsoMeasured also = searches.alsoMeasured(search);
        PrintWriter out = command.commandLine().getOut();
        out.print(
                switch (format) {
                    case table -> FrontText.table(spec, front, also);
                    case json -> SearchResultJson.writeFront(spec, front, also);
                    case csv -> FrontText.csv(spec, front, also);
                });
        out.flush();
        return 0;
    }
}
