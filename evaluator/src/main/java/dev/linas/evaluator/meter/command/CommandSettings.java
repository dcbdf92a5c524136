package dev.linas.evaluator.meter.command;

import dev.linas.core.config.Section;
import dev.linas.core.file.RegularFile;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.evaluator.meter.DraftKey;
import dev.linas.evaluator.meter.DraftKey.Option;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterDraft;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a {@code command} meter.
 *
 * @param command program and arguments, never handed to a shell
 * @param metrics the metrics that the command answers with
 * @param timeout how long one measurement may take; above 0
 * @param startupTimeout how much longer the first answer of a started process may take
 * @param version what the user changes when the values change although no file of the command does
 * @param directory working directory of the command
 */
public record CommandSettings(
        List<String> command,
        List<String> metrics,
        Duration timeout,
        Duration startupTimeout,
        Optional<String> version,
        Path directory)
        implements MeterSettings {

    /** For the registry of meters. */
    public static final MeterKind KIND =
            new MeterKind(
                            Set.of("command", "metrics", "timeout", "startup_timeout", "version"),
                            CommandSettings::parse)
                    .drafted(
                            new MeterDraft(
                                    "your program",
                                    "your own program: docs/add-a-device.md",
                                    List.of(
                                            DraftKey.words(
                                                    "command",
                                                    Option.needed(
                                                            "--command",
                                                            "TEXT",
                                                            "Program and arguments, split at"
                                                                    + " spaces",
                                                            "Program and its arguments")),
                                            DraftKey.metrics(),
                                            DraftKey.fixed("timeout", "60s", "of one answer"))));

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration DEFAULT_STARTUP_TIMEOUT = Duration.ofSeconds(60);

    /** Reads the settings of one pool. */
    public static CommandSettings parse(Section section) {
        return new CommandSettings(
                section.texts("command"),
                section.distinctTexts("metrics"),
                section.duration("timeout").orElse(DEFAULT_TIMEOUT),
                section.durationOrZero("startup_timeout").orElse(DEFAULT_STARTUP_TIMEOUT),
                section.text("version"),
                section.folder());
    }

    @Override
    public List<String> metricNames() {
        return metrics;
    }

    @Override
    public MeterSource load(MeterSite site) {
        MeterDescription description =
                new MeterDescription(metrics, Map.of(), fingerprint(site.pool()), site.device());
        return new CommandSource(site.pool(), this, description);
    }

    /** The files that the command names; what a program loads by itself is not known. */
    @Override
    public List<Path> inputs() {
        return command.stream().flatMap(argument -> file(argument).stream()).toList();
    }

    private String fingerprint(String pool) {
        Fingerprint fingerprint =
                Fingerprint.ofMeter("command")
                        .with("command", command)
                        .with("metrics", metrics)
                        .with("version", version.orElse(""));
        for (Path file : inputs()) {
            try {
                fingerprint.with("file", RegularFile.bytes(file));
            } catch (IOException e) {
                throw new InvalidPoolException(
                        pool, "command: cannot read %s (%s)".formatted(file, e), e);
            }
        }
        return fingerprint.toHex();
    }

    private Optional<Path> file(String argument) {
        try {
            return Optional.of(directory.resolve(argument)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
