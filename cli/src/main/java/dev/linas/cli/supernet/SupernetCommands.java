package dev.linas.cli.supernet;

import picocli.CommandLine.Command;

/** {@code linas supernet}: groups the commands over super-networks. */
@Command(
        name = "supernet",
        description = "Looks at super-networks.",
        subcommands = SupernetCheckCommand.class,
        footer = {"", "Example:", "  linas supernet check my-network.json"})
public final class SupernetCommands {}
