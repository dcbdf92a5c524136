package dev.linas.cli.search;

import dev.linas.schemas.CommandKind;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a command to a search, with no arguments but its id. */
abstract class UserCommandSender implements Callable<Integer> {
    private final CommandKind kind;

    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Mixin private StreamOptions stream;

    UserCommandSender(CommandKind kind) {
        this.kind = kind;
    }

    @Override
    public final Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        send(searches, searches.get(id));
        PrintWriter out = command.commandLine().getOut();
        out.println("search '%s': %s ordered".formatted(id, kind.name().toLowerCase(Locale.ROOT)));
        out.flush();
        return 0;
    }

    /**
     * Sends the command.
     *
     * @throws dev.linas.runtime.error.UserError saying where the search stands, if it makes no
     *     sense there
     */
    void send(SearchRecords searches, SearchState state) {
        searches.send(state, kind);
    }
}
