package dev.linas.cli.log;

import picocli.CommandLine.Command;

/** {@code linas log}: groups the commands over what was measured. */
@Command(
        name = "log",
        description = "Writes what searches measured to files, and reads such files.",
        subcommands = {
            LogExportCommand.class,
            LogImportCommand.class,
            LogConvertCommand.class,
            LogAnalyzeCommand.class
        },
        footer = {"", "Example:", "  linas log export nb201-pixel2 --csv rows.csv"})
public final class LogCommand {}
