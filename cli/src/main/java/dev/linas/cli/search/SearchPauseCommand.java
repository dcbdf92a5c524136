package dev.linas.cli.search;

import dev.linas.schemas.CommandKind;
import picocli.CommandLine.Command;

/** {@code linas search pause}. */
@Command(
        name = "pause",
        description =
                "Lets a search finish its round and start no further one until it is resumed.",
        footer = {"", "Example:", "  linas search pause nb201-pixel2"})
final class SearchPauseCommand extends UserCommandSender {
    SearchPauseCommand() {
        super(CommandKind.PAUSE);
    }
}
