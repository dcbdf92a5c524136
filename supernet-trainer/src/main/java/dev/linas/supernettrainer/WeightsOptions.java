package dev.linas.supernettrainer;

import ai.djl.ndarray.NDManager;
import dev.linas.supernettrainer.files.WeightFiles;
import dev.linas.supernettrainer.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The weights that sub-networks inherit. */
final class WeightsOptions {
    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "Weights of the super-network.")
    private Path file;

    /** Reads them; the caller closes them. */
    Weights read(Project project, NDManager manager) throws IOException {
        return WeightFiles.read(file, project.planner().tensors(), manager);
    }
}
