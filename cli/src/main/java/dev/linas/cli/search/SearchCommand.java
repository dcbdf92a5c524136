package dev.linas.cli.search;

import picocli.CommandLine.Command;

/** {@code linas search}: groups the commands over searches. */
@Command(
        name = "search",
        description = "Starts, shows and steers the searches of a running stream.",
        subcommands = {
            SearchStartCommand.class,
            SearchListCommand.class,
            SearchShowCommand.class,
            SearchDiffCommand.class,
            SearchPauseCommand.class,
            SearchResumeCommand.class,
            SearchStopCommand.class,
            SearchRetryCommand.class,
            SearchExtendCommand.class,
            SearchAddPoolCommand.class
        },
        footer = {"", "Example:", "  linas search list"})
public final class SearchCommand {}
