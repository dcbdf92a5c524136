package dev.linas.cli.search;

import dev.linas.schemas.CommandKind;
import picocli.CommandLine.Command;

/** {@code linas search stop}. */
@Command(
        name = "stop",
        description = "Ends a search now; what was measured stays.",
        footer = {"", "Example:", "  linas search stop nb201-pixel2"})
final class SearchStopCommand extends UserCommandSender {
    SearchStopCommand() {
        super(CommandKind.STOP);
    }
}
