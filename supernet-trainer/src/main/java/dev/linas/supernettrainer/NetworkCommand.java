package dev.linas.supernettrainer;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that runs a network. */
abstract class NetworkCommand implements Callable<Integer> {
    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Threads of PyTorch; more than one only helps on an idle machine. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int threads;

    @Mixin private ProjectOptions projectOptions;
    @Spec private CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        return UserInput.checked(() -> run(projectOptions.project()));
    }

    /**
     * Does the work.
     *
     * @throws IllegalArgumentException if a file or an option cannot be used, for the user
     */
    abstract void run(Project project) throws IOException;

    /** Threads of PyTorch. */
    final int threads() {
        return Math.max(1, threads);
    }

    final PrintWriter stdout() {
        return spec.commandLine().getOut();
    }

    final PrintWriter stderr() {
        return spec.commandLine().getErr();
    }
}
