package dev.linas.cli;

import dev.linas.cli.dashboard.DashboardCommand;
import dev.linas.cli.devices.DevicesCommand;
import dev.linas.cli.doctor.DoctorCommand;
import dev.linas.cli.export.ExportCommand;
import dev.linas.cli.init.InitCommand;
import dev.linas.cli.log.LogCommand;
import dev.linas.cli.lut.LutCommand;
import dev.linas.cli.replay.CompareCommand;
import dev.linas.cli.replay.ExplainCommand;
import dev.linas.cli.replay.ReplayCommand;
import dev.linas.cli.run.LocalCommand;
import dev.linas.cli.run.RunCommand;
import dev.linas.cli.run.WatchCommand;
import dev.linas.cli.search.FrontCommand;
import dev.linas.cli.search.SearchCommand;
import dev.linas.cli.simulate.SimulateCommand;
import dev.linas.cli.status.StatusCommand;
import dev.linas.cli.supernet.SupernetCommands;
import dev.linas.cli.transfer.TransferCommand;
import dev.linas.evaluator.EvaluatorCommand;
import dev.linas.proposer.ProposerCommand;
import dev.linas.runtime.app.SubcommandProvider;
import dev.linas.runtime.config.LayeredDefaults;
import dev.linas.trainer.TrainerCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The {@code linas} command: everything there is, as subcommands, including those of every {@link
 * SubcommandProvider} on the class path.
 */
@Command(
        name = "linas",
        description = "Hardware-aware neural-architecture search as a stream.",
        footer = {
            "",
            "Example:",
            "  linas run",
            "",
            "'linas COMMAND --help' explains a command.",
            "",
            "Exit codes: 0 done; 1 it failed; 2 a mistake in the command or a file; 3 broker or"
                    + " registry",
            "cannot be reached; 130 and 143 ended by Ctrl-C or SIGTERM."
        })
public final class LinasCommand {
    private static final List<Class<?>> SUBCOMMANDS =
            List.of(
                    RunCommand.class,
                    InitCommand.class,
                    SimulateCommand.class,
                    SearchCommand.class,
                    FrontCommand.class,
                    WatchCommand.class,
                    ExportCommand.class,
                    ReplayCommand.class,
                    ExplainCommand.class,
                    CompareCommand.class,
                    StatusCommand.class,
                    LogCommand.class,
                    DashboardCommand.class,
                    LutCommand.class,
                    SupernetCommands.class,
                    TransferCommand.class,
                    DevicesCommand.class,
                    DoctorCommand.class,
                    CompletionCommand.class,
                    LocalCommand.class,
                    ProposerCommand.class,
                    EvaluatorCommand.class,
                    TrainerCommand.class);

    private LinasCommand() {}

    /** The command with all options of every subcommand. */
    public static CommandSpec whole() {
        return spec(all(), name -> true);
    }

    /**
     * The command as far as some arguments need it: a subcommand that none of them names has its
     * name and description only, because reading the options of all takes longer than running one.
     * A settings file may hold options of any subcommand, and a file of arguments ({@code @FILE})
     * may name any, so with one of these the command is whole.
     */
    public static CommandSpec forArguments(List<String> arguments) {
        if (System.getenv(LayeredDefaults.environmentName(LayeredDefaults.CONFIG)) != null
                || arguments.stream().anyMatch(LinasCommand::mayNeedAll)) {
            return whole();
        }
        // Looking for providers opens every jar of the class path.
        boolean known =
                !arguments.isEmpty()
                        && SUBCOMMANDS.stream()
                                .anyMatch(
                                        type -> description(type).name().equals(arguments.get(0)));
        return spec(known ? SUBCOMMANDS : all(), arguments::contains);
    }

    private static boolean mayNeedAll(String argument) {
        return argument.startsWith("--" + LayeredDefaults.CONFIG) || argument.startsWith("@");
    }

    private static List<Object> all() {
        List<Object> commands = new ArrayList<>(SUBCOMMANDS);
        ServiceLoader.load(SubcommandProvider.class)
                .forEach(provider -> commands.addAll(provider.commands()));
        return commands;
    }

    private static CommandSpec spec(List<?> commands, Predicate<String> withOptions) {
        CommandSpec linas = CommandSpec.forAnnotatedObject(new LinasCommand());
        for (Object command : commands) {
            Command description =
                    description(command instanceof Class<?> type ? type : command.getClass());
            linas.addSubcommand(
                    description.name(),
                    withOptions.test(description.name())
                            ? CommandSpec.forAnnotatedObject(command)
                            : outline(description));
        }
        return linas;
    }

    private static Command description(Class<?> command) {
        return command.getAnnotation(Command.class);
    }

    private static CommandSpec outline(Command description) {
        CommandSpec outline = CommandSpec.create().name(description.name());
        outline.usageMessage().description(description.description());
        return outline;
    }
}
