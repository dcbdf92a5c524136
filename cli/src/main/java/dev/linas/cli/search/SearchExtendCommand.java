package dev.linas.cli.search;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.FinishReason;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.text.Numbers;
import java.io.PrintWriter;
import java.util.OptionalInt;
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
        check(state, evaluations);
        searches.extend(id, evaluations);
        PrintWriter out = command.commandLine().getOut();
        out.println(
                "search '%s': budget extended from %s to %d evaluations"
                        .formatted(id, Numbers.limit(state.budget()), evaluations));
        out.flush();
        return 0;
    }

    /**
     * Checks that the budget can be extended.
     *
     * @throws UserError saying why not
     */
    static void check(SearchState state, int evaluations) {
        String id = state.search().getSearchId();
        OptionalInt budget = state.budget();
        if (budget.isEmpty()) {
            throw new UserError("search '%s' has no budget to extend".formatted(id));
        }
        if (evaluations <= budget.getAsInt()) {
            throw new UserError(
                    ("budget %d of search '%s' is not larger than the one in force, %d;"
                                    + " expected more")
                            .formatted(evaluations, id, budget.getAsInt()));
        }
        boolean ended =
                state.phase() == SearchState.Phase.STOPPING
                        || state.finishReason().filter(r -> r != FinishReason.BUDGET).isPresent();
        if (ended) {
            throw new UserError(
                    "search '%s' is %s and does not go on; start another under a new id"
                            .formatted(id, state.describe()));
        }
    }
}
