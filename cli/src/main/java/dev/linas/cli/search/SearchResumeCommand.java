package dev.linas.cli.search;

import dev.linas.schemas.CommandKind;
import picocli.CommandLine.Command;

/** {@code linas search resume}. */
@Command(
        name = "resume",
        description = "Lets a paused search go on.",
        footer = {"", "Example:", "  linas search resume nb201-pixel2"})
final class SearchResumeCommand extends UserCommandSender {
    SearchResumeCommand() {
        super(CommandKind.RESUME);
    }
}
