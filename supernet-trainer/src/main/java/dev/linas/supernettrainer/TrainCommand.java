package dev.linas.supernettrainer;

import ai.djl.ndarray.NDManager;
import dev.linas.core.digest.Sha256;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.files.WeightFiles;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.TrainableNetwork;
import dev.linas.supernettrainer.torch.Weights;
import dev.linas.supernettrainer.training.Monitor;
import dev.linas.supernettrainer.training.Training;
import dev.linas.supernettrainer.training.TrainingMethod;
import dev.linas.supernettrainer.training.TrainingMethods;
import dev.linas.supernettrainer.training.TrainingRun;
import dev.linas.supernettrainer.training.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas-supernet train}. */
@Command(
        name = "train",
        description = {
            "Trains a super-network and writes its weights.",
            "Keeps a log and a checkpoint of the last epoch beside them; started again with the"
                    + " same",
            "options, it goes on after that epoch."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet train --network digits-mbv3 --seed 1 --epochs 20 --out run"
        })
final class TrainCommand extends NetworkCommand {
    /**
     * Images on which the batch-norm moments of the largest sub-network are measured in the end.
     */
    private static final int CALIBRATION = 2048;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "sandwich",
            description = "Training method: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = MethodNames.class)
    private String method;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights to begin with, a safetensors file. Default: random ones.")
    private Path initial;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder of weights, log and checkpoint.")
    private Path out;

    @Mixin private TrainingOptions training;

    @Override
    void run(Project project) throws IOException {
        TrainingSettings settings = training.settings();
        NetworkPlanner planner = project.planner();
        TrainingMethod chosen = TrainingMethods.ALL.named(method).apply(planner);
        String recipe = recipe(project, chosen, settings);
        TrainableNetwork trained = project.network();
        try (NDManager manager = Torch.start(threads());
                Weights weights = weights(trained, settings.seed(), manager)) {
            TorchNetwork network = new TorchNetwork(trained, weights);
            Training run = new Training(network, chosen, project.task(), settings);
            Monitor monitor = new Monitor(planner, project.task());
            new TrainingRun(out, run, monitor, recipe, this::say).finish();
            network.adoptMoments(
                    planner.largest(),
                    project.task()
                            .draw(
                                    settings.seed(),
                                    settings.steps() * (long) settings.batch(),
                                    CALIBRATION));
            write(project, weights, recipe);
        }
    }

    private Weights weights(TrainableNetwork network, long seed, NDManager manager)
            throws IOException {
        return initial == null
                ? Weights.of(manager, network.tensors(), network.firstWeights(seed))
                : WeightFiles.read(initial, network.tensors(), manager);
    }

    private void write(Project project, Weights weights, String recipe) throws IOException {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("network", project.name());
        metadata.put("space", project.planner().space().name());
        metadata.put("recipe", recipe);
        Path file = out.resolve(project.name() + ".safetensors");
        WeightFiles.write(file, weights, metadata);
        say("wrote " + file);
    }

    private String recipe(Project project, TrainingMethod chosen, TrainingSettings settings)
            throws IOException {
        String from = initial == null ? "" : ", weights " + Sha256.of(initial);
        return "network %s, space %s, task %s, method %s, threads %d, %s"
                        .formatted(
                                project.name(),
                                project.planner().space().digest(),
                                project.task().name(),
                                chosen.name(),
                                threads(),
                                settings)
                + from;
    }

    private void say(String message) {
        PrintWriter err = stderr();
        err.println(message);
        err.flush();
    }

    /** Names of the methods, for the help. */
    static final class MethodNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TrainingMethods.ALL.names().iterator();
        }
    }
}
