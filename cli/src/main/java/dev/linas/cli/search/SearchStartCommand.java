package dev.linas.cli.search;

import dev.linas.runtime.CodeVersion;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.stream.SearchRecords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search start}. */
@Command(
        name = "start",
        description = {
            "Starts a search; its evaluators may run anywhere and join at any time.",
            "If the search exists, a larger budget extends it; any other change is an error."
        },
        footer = {"", "Example:", "  linas search start search.yaml --bootstrap kafka:9092"})
final class SearchStartCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "SEARCH.yaml", description = "The search file.")
    private Path file;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchFile search = SearchFile.read(file, ForeignPools.ALLOWED);
        PrintWriter err = command.commandLine().getErr();
        search.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        SearchRecords.Started started = stream.searches().start(search, CodeVersion.current());
        PrintWriter out = command.commandLine().getOut();
        out.println(started.describe(search.spec()));
        out.flush();
        return 0;
    }
}
