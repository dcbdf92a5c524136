package dev.linas.supernettrainer;

import picocli.CommandLine.Option;

/** Options of every command that runs a network. */
final class NetworkOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "digits-mbv3",
            description = "Built-in super-network. Default: ${DEFAULT-VALUE}.")
    private String network;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Threads of PyTorch; more than one only helps on an idle machine. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int threads;

    /** The network and its task. */
    Project project() {
        return Project.of(network);
    }

    /** Threads of PyTorch. */
    int threads() {
        return Math.max(1, threads);
    }
}
