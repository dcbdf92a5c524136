package dev.linas.cli;

import dev.linas.cli.search.FrontCommand;
import dev.linas.cli.search.SearchCommand;
import dev.linas.cli.simulate.SimulateCommand;
import dev.linas.cli.status.StatusCommand;
import picocli.CommandLine.Command;

/** The {@code linas} command: everything there is, as subcommands. */
@Command(
        name = "linas",
        description = "Hardware-aware neural-architecture search as a stream.",
        subcommands = {
            SimulateCommand.class,
            SearchCommand.class,
            FrontCommand.class,
            StatusCommand.class
        },
        footer = {
            "",
            "Example:",
            "  linas simulate examples/toy/search.yaml",
            "",
            "'linas COMMAND --help' explains a command."
        })
public final class LinasCommand {}
