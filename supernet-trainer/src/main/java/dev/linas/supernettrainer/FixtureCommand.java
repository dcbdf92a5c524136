package dev.linas.supernettrainer;

import ai.djl.ndarray.NDManager;
import dev.linas.supernettrainer.experiment.Fixture;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas-supernet fixture}. */
@Command(
        name = "fixture",
        description = {
            "Writes what PyTorch computes for sub-networks on random inputs, with inherited"
                    + " batch-norm",
            "moments: 'inputs' [2, 1, 32, 32], 'genomes' [50, variables] and 'logits' [50, 2,"
                    + " classes].",
            "The first genome is the smallest, the second the largest; another runtime must agree."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet fixture --weights examples/digits/digits-mbv3.safetensors --out"
                    + " golden.safetensors"
        })
final class FixtureCommand extends NetworkCommand {
    @Option(
            names = "--sub-networks",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many, at least 2. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "50",
            description = "Seed of inputs and genomes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
    private Path out;

    @Mixin private WeightsOptions weightsOptions;

    @Override
    void run(Project project) throws IOException {
        try (NDManager manager = Torch.start(threads());
                Weights weights = weightsOptions.read(project, manager)) {
            TorchNetwork network = new TorchNetwork(project.network(), weights);
            Fixture.write(out, project.network(), network, seed, count);
        }
    }
}
