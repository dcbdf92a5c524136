package dev.linas.cli.search;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search retry}. */
@Command(
        name = "retry",
        description = {
            "Has a search that failed go on where it failed, once what it failed of is mended.",
            "It proposes the candidates that it would have proposed without the failure."
        },
        footer = {"", "Example:", "  linas search retry nb201-pixel2"})
final class SearchRetryCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        searches.retry(searches.get(id));
        PrintWriter out = command.commandLine().getOut();
        out.println("search '%s': retry ordered".formatted(id));
        out.flush();
        return 0;
    }
}
