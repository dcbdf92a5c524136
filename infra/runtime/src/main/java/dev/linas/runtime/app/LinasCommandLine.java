package dev.linas.runtime.app;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.config.LayeredDefaults;
import dev.linas.runtime.error.Exhaustion;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.InvalidSetting;
import dev.linas.runtime.error.JvmShutdown;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.logging.DyingThreads;
import dev.linas.runtime.logging.Logging;
import dev.linas.schemas.provisioning.ProvisioningException;
import dev.linas.schemas.provisioning.ServiceUnreachableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Runs a picocli command the way all ours are run: {@code --help}, {@code --version} and {@code
 * --config} everywhere, values from file and environment, exit codes of {@link ExitCodes}, and
 * errors of one line on standard error, with the stack trace for {@code --verbose}.
 */
public final class LinasCommandLine {
    private static final String VERBOSE = "--verbose";

    private LinasCommandLine() {}

    /**
     * Parses and runs. Errors of the JVM are reported as well: threads of a broker would keep a
     * process alive whose main thread is gone.
     *
     * @param command an object annotated with {@link CommandLine.Command}, callable or runnable
     * @return the exit code, for {@link System#exit(int)}
     */
    public static int execute(Object command, String... arguments) {
        return execute(command, System.getenv(), arguments);
    }

    /** Works as {@link #execute(Object, String...)} does, with the environment given. */
    static int execute(Object command, Map<String, String> environment, String... arguments) {
        // Digits, decimal points and letter cases are the same everywhere, also those of libraries.
        Locale.setDefault(Locale.ROOT);
        DyingThreads.report();
        CommandLine line = of(command);
        try {
            LayeredDefaults defaults = LayeredDefaults.of(List.of(arguments), environment);
            defaults.rejectUnknownKeys(line);
            line.setDefaultValueProvider(defaults);
            line.setParameterExceptionHandler((error, args) -> usageError(error, defaults));
            line.setExecutionExceptionHandler(
                    (error, at, parsed) -> executionError(error, at, defaults));
        } catch (UserError error) {
            return report(line, error.getMessage(), error.exitCode());
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError error) {
            log().error("ended by", error);
            return report(line, Exhaustion.text(error), ExitCodes.FAILURE);
        } catch (LinkageError | StackOverflowError error) {
            log().error("unexpected error", error);
            return report(
                    line, "unexpected " + error + "; " + Logging.whereabouts(), ExitCodes.FAILURE);
        }
    }

    /** A command with what all commands have, to be looked at: its options and help texts. */
    public static CommandLine of(Object command) {
        CommandLine line = new CommandLine(command);
        equip(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static void equip(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.mixinStandardHelpOptions(true);
        spec.versionProvider(() -> new String[] {"linas " + CodeVersion.current()});
        if (spec.findOption("--" + LayeredDefaults.CONFIG) == null) {
            spec.addOption(
                    OptionSpec.builder("--" + LayeredDefaults.CONFIG)
                            .type(Path.class)
                            .paramLabel("FILE")
                            .description(
                                    "Settings file (YAML or properties): option names without"
                                        + " dashes as keys. The environment (LINAS_ADMIN_PORT for"
                                        + " --admin-port) and the command line take precedence.")
                            .build());
        }
        if (spec.findOption(VERBOSE) == null) {
            spec.addOption(
                    OptionSpec.builder(VERBOSE)
                            .type(boolean.class)
                            .description("Show the stack trace of an error as well.")
                            .build());
        }
        line.getSubcommands().values().forEach(LinasCommandLine::equip);
    }

    private static int usageError(ParameterException error, LayeredDefaults defaults) {
        CommandLine line = error.getCommandLine();
        String message = error.getMessage();
        if (error.getArgSpec() instanceof OptionSpec option
                && !line.getParseResult().hasMatchedOption(option)) {
            message += source(option.longestName().substring(2), defaults);
        }
        int code = report(line, message, ExitCodes.USAGE);
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, line.getErr())) {
            line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return code;
    }

    private static int executionError(Exception error, CommandLine line, LayeredDefaults defaults) {
        if (JvmShutdown.hasBegun()) {
            return ExitCodes
                    .FAILURE; // a signal pulled the rug; the JVM exits with the signal's code
        }
        if (isVerbose(line)) {
            error.printStackTrace(line.getErr());
        }
        if (error instanceof UserError expected) {
            log().debug("ended by", error);
            return report(
                    line,
                    expected.getMessage() + origin(expected, line, defaults),
                    expected.exitCode());
        }
        if (error instanceof ServiceUnreachableException outage) {
            return report(line, unreachable(outage).getMessage(), ExitCodes.UNREACHABLE);
        }
        if (error instanceof ProvisioningException) {
            log().debug("ended by", error);
            return report(line, error.getMessage(), ExitCodes.FAILURE);
        }
        log().error("unexpected error", error);
        return report(
                line, "unexpected " + error + "; " + Logging.whereabouts(), ExitCodes.FAILURE);
    }

    /** Whether the option stands with the command or with one that it is a subcommand of. */
    private static boolean isVerbose(CommandLine line) {
        return line != null
                && (Boolean.TRUE.equals(line.getCommandSpec().findOption(VERBOSE).getValue())
                        || isVerbose(line.getParent()));
    }

    private static UnreachableError unreachable(ServiceUnreachableException outage) {
        String option = outage.service().equals("registry") ? "--registry" : "--bootstrap";
        return new UnreachableError(outage.service(), outage.address(), outage.reason(), option);
    }

    private static String origin(UserError error, CommandLine line, LayeredDefaults defaults) {
        if (error instanceof InvalidSetting invalid
                && !line.getParseResult().hasMatchedOption("--" + invalid.key())) {
            return source(invalid.key(), defaults);
        }
        return "";
    }

    private static String source(String key, LayeredDefaults defaults) {
        Optional<String> source = defaults.lookup(key).map(LayeredDefaults.Sourced::source);
        return source.map(s -> " (from " + s + ")").orElse("");
    }

    private static int report(CommandLine line, String message, int exitCode) {
        line.getErr().println("error: " + message);
        line.getErr().flush();
        return exitCode;
    }

    /**
     * Asked for only where something is logged: loading the logging takes longer than most
     * commands.
     */
    private static Logger log() {
        return LoggerFactory.getLogger(LinasCommandLine.class);
    }
}
