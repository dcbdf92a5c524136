package dev.linas.supernettrainer;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which network, and where its images are. */
final class ProjectOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "digits-mbv3",
            description =
                    "Built-in super-network: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = Projects.Names.class)
    private String network;

    @Option(
            names = "--fashion-mnist",
            paramLabel = "DIR",
            defaultValue = "/usr/share/datasets/fashion-mnist",
            description =
                    "Folder of Fashion-MNIST's four gzipped files, for fashion-mbv3. Default:"
                            + " ${DEFAULT-VALUE}, where Debian's package dataset-fashion-mnist"
                            + " has them.")
    private Path fashionMnist;

    /** The network and its task. */
    Project project() throws IOException {
        return Projects.of(network, fashionMnist);
    }
}
