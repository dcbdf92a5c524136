package dev.linas.cli.run;

import dev.linas.cli.search.StreamOptions;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas watch}. */
@Command(
        name = "watch",
        description = {
            "Shows the progress of a search until it has ended, wherever it runs.",
            "Exit codes: 0 when the search has ended, 1 when it has failed; Ctrl-C ends the watch,"
                    + " not the search."
        },
        footer = {"", "Example:", "  linas watch nb201-pixel2"})
public final class WatchCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        SearchState state = searches.get(id);
        SearchProgress progress =
                new SearchProgress(SearchMapper.toSpec(state.search()), state.budget(), List.of());
        if (state.phase() == SearchState.Lifecycle.RUNNING) {
            state.lastRound().ifPresent(progress::retriedAfter);
        }
        FollowedSearch.follow(
                stream.connection(), progress, command.commandLine().getErr(), () -> {});
        if (progress.failure().isPresent()) {
            throw new UserError(
                    "search '%s' failed: %s".formatted(id, progress.failure().get()),
                    ExitCodes.FAILURE,
                    null);
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(
                "search '%s' has ended; see it with 'linas front %s' and 'linas search show %s'"
                        .formatted(id, id, id));
        out.flush();
        return ExitCodes.OK;
    }
}
