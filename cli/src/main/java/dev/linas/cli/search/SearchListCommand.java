package dev.linas.cli.search;

import dev.linas.cli.output.FormatOptions;
import dev.linas.local.StreamAccess;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.stream.SearchTable;
import dev.linas.searches.text.Tables;
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

    @Mixin private StoredStreamOptions stored;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            return show(SearchRecords.at(stream.connection()));
        }
    }

    private int show(SearchRecords searches) {
        List<SearchState> states = searches.all();
        PrintWriter out = command.commandLine().getOut();
        format.print(
                out,
                () -> Tables.of(SearchTable.of(states)),
                () ->
                        states.isEmpty()
                                ? "There is no search yet; './linas search start SEARCH.yaml'"
                                        + " starts one.\n"
                                : SearchTable.of(states).toString());
        return 0;
    }
}
