package dev.linas.cli.search;

import dev.linas.cli.output.FormatOptions;
import dev.linas.local.StreamAccess;
import dev.linas.searches.stream.SearchDifference;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.text.Tables;
import dev.linas.searches.text.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search diff}. */
@Command(
        name = "diff",
        description = "Tells what differs between two searches: their settings and their results.",
        footer = {"", "Example:", "  linas search diff monday tuesday"})
final class SearchDiffCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "A", description = "Id of a search.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Id of another one.")
    private String second;

    @Mixin private StoredStreamOptions stored;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            return show(SearchRecords.at(stream.connection()));
        }
    }

    private int show(SearchRecords searches) {
        SearchDifference difference =
                new SearchDifference(searches.get(first), searches.get(second));
        TextTable settings = difference.settings();
        TextTable results = difference.results();
        format.print(
                command.commandLine().getOut(),
                () ->
                        new Tables()
                                .add("settings", settings.under("what", "first", "second"))
                                .add("results", results.under("what", "first", "second")),
                () ->
                        (settings.rows().isEmpty() ? "The settings are the same.\n" : settings)
                                + "\n"
                                + results);
        return 0;
    }
}
