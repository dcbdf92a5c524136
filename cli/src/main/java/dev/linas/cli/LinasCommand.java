package dev.linas.cli;

import dev.linas.cli.export.ExportCommand;
import dev.linas.cli.lut.LutCommand;
import dev.linas.cli.run.LocalCommand;
import dev.linas.cli.run.RunCommand;
import dev.linas.cli.search.FrontCommand;
import dev.linas.cli.search.SearchCommand;
import dev.linas.cli.simulate.SimulateCommand;
import dev.linas.cli.status.StatusCommand;
import dev.linas.evaluator.EvaluatorCommand;
import dev.linas.proposer.ProposerCommand;
import dev.linas.runtime.app.SubcommandProvider;
import dev.linas.trainer.TrainerCommand;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code linas} command: everything there is, as subcommands. */
@Command(
        name = "linas",
        description = "Hardware-aware neural-architecture search as a stream.",
        subcommands = {
            RunCommand.class,
            SimulateCommand.class,
            SearchCommand.class,
            FrontCommand.class,
            ExportCommand.class,
            StatusCommand.class,
            LutCommand.class,
            LocalCommand.class,
            ProposerCommand.class,
            EvaluatorCommand.class,
            TrainerCommand.class
        },
        footer = {"", "Example:", "  linas run", "", "'linas COMMAND --help' explains a command."})
public final class LinasCommand {
    /** The command with the subcommands of every {@link SubcommandProvider} on the class path. */
    static CommandSpec withInstalled() {
        CommandSpec linas = CommandSpec.forAnnotatedObject(new LinasCommand());
        for (SubcommandProvider source : ServiceLoader.load(SubcommandProvider.class)) {
            for (Object command : source.commands()) {
                CommandSpec spec = CommandSpec.forAnnotatedObject(command);
                linas.addSubcommand(spec.name(), spec);
            }
        }
        return linas;
    }
}
