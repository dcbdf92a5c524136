package dev.linas.supernettrainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code linas-supernet}. */
@Command(
        name = "linas-supernet",
        description = "Trains weight-sharing super-networks, and checks what they are worth.",
        subcommands = {
            DatasetCommand.class,
            TrainCommand.class,
            SpreadCommand.class,
            FromScratchCommand.class,
            RankCommand.class,
            FixtureCommand.class
        })
final class SupernetCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command");
    }
}
