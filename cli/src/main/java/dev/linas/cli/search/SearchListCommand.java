package dev.linas.cli.search;

import dev.linas.searches.stream.SearchState;
import dev.linas.searches.stream.SearchTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code linas search list}. */
@Command(
        name = "list",
        description = "Lists every search and where it stands.",
        footer = {"", "Example:", "  linas search list"})
final class SearchListCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        List<SearchState> states = stream.searches().all();
        PrintWriter out = command.commandLine().getOut();
        if (states.isEmpty()) {
            out.println("There is no search yet; './linas search start SEARCH.yaml' starts one.");
        } else {
            out.print(SearchTable.of(states));
        }
        out.flush();
        return 0;
    }
}
