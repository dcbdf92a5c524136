package dev.linas.cli.search;

import dev.linas.schemas.CommandKind;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import picocli.CommandLine.Command;

/** {@code linas search retry}. */
@Command(
        name = "retry",
        description = {
            "Has a search that failed go on where it failed, once what it failed of is mended.",
            "It proposes the candidates that it would have proposed without the failure."
        },
        footer = {"", "Example:", "  linas search retry nb201-pixel2"})
final class SearchRetryCommand extends UserCommandSender {
    SearchRetryCommand() {
        super(CommandKind.RETRY);
    }

    @Override
    void send(SearchRecords searches, SearchState state) {
        searches.retry(state);
    }
}
