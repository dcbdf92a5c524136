package dev.linas.cli.lut;

import picocli.CommandLine.Command;

/** {@code linas lut}: groups the commands over lookup tables. */
@Command(
        name = "lut",
        description = "Makes lookup tables, from which a pool tells metrics without measuring.",
        subcommands = LutBuildCommand.class,
        footer = {"", "Example:", "  linas lut build --network ofa-mbv3-w1.0 --output laptop.json"})
public final class LutCommand {}
