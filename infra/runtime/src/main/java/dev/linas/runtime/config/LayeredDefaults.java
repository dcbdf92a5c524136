package dev.linas.runtime.config;

import dev.linas.runtime.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives options that are not on the command line their value. Precedence, lowest first: the
 * option's own default, the addresses the local stack left in {@code <data>/endpoints.properties},
 * the file named by {@code --config} (or {@code LINAS_CONFIG}), the environment ({@code
 * --admin-port} is {@code LINAS_ADMIN_PORT}), and then the command line, which picocli itself
 * prefers. Immutable.
 */
public final class LayeredDefaults implements IDefaultValueProvider {
    /** The option naming the settings file, without dashes. */
    public static final String CONFIG = "config";

    /** The folder of local state where {@code --data} names none. */
    public static final String DEFAULT_DATA = ".linas";

    private static final String PID = "pid";
    private static final String DATA = "data";
    private static final String ENDPOINTS = "endpoints.properties";
    private static final Set<String> ENDPOINT_KEYS = Set.of("bootstrap", "registry");
    private static final Set<String> NEVER_DEFAULTED = Set.of("help", "version", CONFIG);

    private final Map<String, String> environment;
    private final Optional<SettingsFile> file;
    private final Optional<SettingsFile> endpoints;

    private LayeredDefaults(
            Map<String, String> environment,
            Optional<SettingsFile> file,
            Optional<SettingsFile> endpoints) {
        this.environment = Map.copyOf(environment);
        this.file = file;
        this.endpoints = endpoints;
    }

    /** A value and where it came from, e.g. {@code environment variable LINAS_BOOTSTRAP}. */
    public record Sourced(String value, String source) {}

    /**
     * Finds and reads the files.
     *
     * @param arguments the command line; only {@code --config} and {@code --data} are looked at
     * @param environment the environment variables
     * @throws UserError if a file is named that cannot be read
     */
    public static LayeredDefaults of(List<String> arguments, Map<String, String> environment) {
        Optional<SettingsFile> file =
                setting(CONFIG, arguments, environment).map(Path::of).map(SettingsFile::read);
        Path endpoints =
                Path.of(
                        setting(DATA, arguments, environment)
                                .or(() -> file.map(f -> f.values().get(DATA)))
                                .orElse(DEFAULT_DATA),
                        ENDPOINTS);
        return new LayeredDefaults(
                environment,
                file,
                Files.isRegularFile(endpoints)
                        ? Optional.of(SettingsFile.read(endpoints))
                                .filter(LayeredDefaults::isInForce)
                        : Optional.empty());
    }

    /**
     * Whether the process that wrote the addresses lives: one that was killed left the file behind,
     * and another may have its ports.
     */
    private static boolean isInForce(SettingsFile endpoints) {
        String pid = endpoints.values().get(PID);
        return pid == null
                || (pid.matches("[0-9]{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid))
                                .filter(ProcessHandle::isAlive)
                                .isPresent());
    }

    /** The environment variable of an option: {@code admin-port} is {@code LINAS_ADMIN_PORT}. */
    public static String environmentName(String option) {
        return "LINAS_" + option.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Checks that every key of the settings file is an option of some command.
     *
     * @param root the command with all its subcommands
     * @throws UserError naming the file, the key and the known keys
     */
    public void rejectUnknownKeys(CommandLine root) {
        if (file.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>();
        collectOptions(root, known);
        for (String key : new TreeSet<>(file.get().values().keySet())) {
            if (!known.contains(key)) {
                throw new UserError(
                        "settings file "
                                + file.get().file()
                                + ": unknown key '"
                                + key
                                + "' = '"
                                + file.get().values().get(key)
                                + "', expected one of "
                                + known);
            }
        }
    }

    /**
     * The value an option gets if the command line does not give one; empty: the option's own
     * default.
     */
    public Optional<Sourced> lookup(String option) {
        String variable = environmentName(option);
        String fromEnvironment = environment.get(variable);
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return Optional.of(new Sourced(fromEnvironment, "environment variable " + variable));
        }
        return from(file, option)
                .or(
                        () ->
                                ENDPOINT_KEYS.contains(option)
                                        ? from(endpoints, option)
                                        : Optional.empty());
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return keyOf(argument).flatMap(this::lookup).map(Sourced::value).orElse(null);
    }

    /**
     * The key of an option in files and messages: its longest name without dashes; empty if it
     * takes no default.
     */
    static Optional<String> keyOf(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || option.usageHelp()
                || option.versionHelp()) {
            return Optional.empty();
        }
        String key = option.longestName().replaceFirst("^--?", "");
        return NEVER_DEFAULTED.contains(key) ? Optional.empty() : Optional.of(key);
    }

    private static Optional<Sourced> from(Optional<SettingsFile> file, String key) {
        return file.flatMap(
                f ->
                        Optional.ofNullable(f.values().get(key))
                                .map(value -> new Sourced(value, "file " + f.file())));
    }

    private static void collectOptions(CommandLine command, Set<String> keys) {
        command.getCommandSpec().options().forEach(option -> keyOf(option).ifPresent(keys::add));
        command.getSubcommands().values().forEach(subcommand -> collectOptions(subcommand, keys));
    }

    private static Optional<String> setting(
            String name, List<String> arguments, Map<String, String> environment) {
        String flag = "--" + name;
        List<String> found = new ArrayList<>();
        for (int i = 0; i < arguments.size() && !"--".equals(arguments.get(i)); i++) {
            if (arguments.get(i).startsWith(flag + "=")) {
                found.add(arguments.get(i).substring(flag.length() + 1));
            } else if (arguments.get(i).equals(flag) && i + 1 < arguments.size()) {
                found.add(arguments.get(i + 1));
            }
        }
        return found.isEmpty()
                ? Optional.ofNullable(environment.get(environmentName(name)))
                        .filter(v -> !v.isBlank())
                : Optional.of(found.get(found.size() - 1));
    }
}
