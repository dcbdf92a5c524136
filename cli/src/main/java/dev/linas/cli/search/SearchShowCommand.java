package dev.linas.cli.search;

import dev.linas.schemas.Predictor;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.stream.SearchTable;
import dev.linas.searches.stream.SearchText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search show}. */
@picocli.CommandLine.Command(
        name = "show",
        description = "Shows one search: settings, progress, quality of its predictors, commands.",
        footer = {"", "Example:", "  linas search show nb201-pixel2"})
final class SearchShowCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        SearchState state = searches.get(id);
        PrintWriter out = command.commandLine().getOut();
        out.print(SearchText.settings(state));
        SearchTable.devices(List.of(state))
                .ifPresent(
                        devices -> {
                            out.println();
                            out.print(devices);
                        });
        List<Predictor> predictors = searches.predictors(state.search());
        if (!predictors.isEmpty()) {
            out.println();
            out.print(SearchText.predictors(predictors));
        }
        if (!state.commands().isEmpty()) {
            out.println();
            out.print(SearchText.commands(state.commands()));
        }
        out.flush();
        return 0;
    }
}
