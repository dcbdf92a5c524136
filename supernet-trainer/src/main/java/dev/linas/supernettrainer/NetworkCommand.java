package dev.linas.supernettrainer;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs a network. */
abstract class NetworkCommand implements Callable<Integer> {
    @Mixin private NetworkOptions networkOptions;
    @Spec private CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        return UserInput.checked(() -> run(networkOptions.project()));
    }

    /**
     * Does the work.
     *
     * @throws IllegalArgumentException if a file or an option cannot be used, for the user
     */
    abstract void run(Project project) throws IOException;

    /** Threads of PyTorch. */
    final int threads() {
        return networkOptions.threads();
    }

    final PrintWriter stdout() {
        return spec.commandLine().getOut();
    }

    final PrintWriter stderr() {
        return spec.commandLine().getErr();
    }
}
