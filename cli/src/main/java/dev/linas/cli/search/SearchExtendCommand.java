package dev.linas.cli.search;

import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.text.Numbers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search extend}. */
@Command(
        name = "extend",
        description = "Gives a search a larger budget; one that its budget had ended goes on.",
        footer = {"", "Example:", "  linas search extend nb201-pixel2 500"})
final class SearchExtendCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Parameters(
            index = "1",
            paramLabel = "EVALUATIONS",
            description = "The new total budget, in evaluations.")
    private int evaluations;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        SearchState state = searches.get(id);
        state.requireExtendableTo(evaluations);
        searches.extend(id, evaluations);
        PrintWriter out = command.commandLine().getOut();
        out.println(
                "search '%s': budget extended from %s to %d evaluations"
                        .formatted(id, Numbers.limit(state.budget()), evaluations));
        out.flush();
        return 0;
    }
}
