package dev.linas.benchmarks.scale;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.runtime.logging.LogFormat;
import dev.linas.runtime.logging.LogTarget;
import dev.linas.runtime.logging.Logging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.event.Level;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the benchmarks of scale write to. A picocli mixin. */
final class ScaleOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where figures and logs go. Default: ${DEFAULT-VALUE}.",
            defaultValue = ".linas/bench/scale")
    private Path output;

    /** The folder of the figures. */
    ReportFolder reports() {
        return new ReportFolder(output.toAbsolutePath().normalize());
    }

    /** A new, empty folder for the state of a stream, whose log goes to a file. */
    Path state(String name) {
        Path folder = reports().path();
        Logging.configure(
                LogTarget.file(folder.resolve(name + ".log"), LogFormat.TEXT, Level.INFO));
        try {
            return Files.createTempDirectory(folder, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says how far it is. */
    Consumer<String> progress() {
        return line -> {
            command.commandLine().getErr().println(line);
            command.commandLine().getErr().flush();
        };
    }

    /** Writes the figures and prints them. */
    void write(ScaleReport report) {
        report.write(reports(), command.commandLine().getOut());
    }

    /** Refuses a number below the least. */
    static void requireAtLeast(int least, String option, int value) {
        BenchOptions.require(value >= least, option, value, least + " or more");
    }
}
