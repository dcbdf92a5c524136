package dev.linas.cli.devices;

import picocli.CommandLine.Command;

/** {@code linas devices}: groups the commands over several devices. */
@Command(
        name = "devices",
        description = "Compares devices.",
        subcommands = DevicesCompareCommand.class,
        footer = {
            "",
            "Example:",
            "  linas devices compare table.csv --quality accuracy --latency 'latency_ms@*'"
        })
public final class DevicesCommand {}
