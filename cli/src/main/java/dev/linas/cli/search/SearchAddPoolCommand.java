package dev.linas.cli.search;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search add-pool}. */
@Command(
        name = "add-pool",
        description = {
            "Has a further pool measure every later candidate of a search.",
            "Its metrics are recorded beside the objectives; no round waits for them."
        },
        footer = {"", "Example:", "  linas search add-pool nb201-pixel2 raspi4 latency_ms"})
final class SearchAddPoolCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Parameters(index = "1", paramLabel = "POOL", description = "Name of the pool.")
    private String pool;

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "METRIC",
            description = "Metrics that it is to measure.")
    private List<String> metrics;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        try {
            Topics.checkPool(pool);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        SearchRecords searches = stream.searches();
        SearchState state = searches.get(id);
        if (state.phase() == SearchState.Phase.FINISHED
                || state.phase() == SearchState.Phase.STOPPING) {
            throw new UserError(
                    "search '%s' is %s; it has no later candidates"
                            .formatted(id, state.describe()));
        }
        List<String> distinct = List.copyOf(new LinkedHashSet<>(metrics));
        searches.addPool(id, pool, distinct);
        PrintWriter out = command.commandLine().getOut();
        out.println(
                "search '%s': pool %s is asked for %s from the next round on"
                        .formatted(id, pool, String.join(", ", distinct)));
        out.flush();
        return 0;
    }
}
