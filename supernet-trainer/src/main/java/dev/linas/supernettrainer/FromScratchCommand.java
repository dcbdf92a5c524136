package dev.linas.supernettrainer;

import ai.djl.ndarray.NDManager;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernettrainer.experiment.FromScratchTraining;
import dev.linas.supernettrainer.experiment.SubNetworkSampling;
import dev.linas.supernettrainer.files.Table;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.RememberedTask;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.training.TrainingSettings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas-supernet from-scratch}. */
@Command(
        name = "from-scratch",
        description = {
            "Trains sub-networks from scratch, each with several seeds, and writes their"
                    + " accuracies.",
            "The sub-networks are drawn by seed, evenly over the logarithm of the MACs. Trainings"
                    + " that the",
            "file already has are not repeated."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet from-scratch --epochs 3 --images 3200 --out from-scratch.csv"
        })
final class FromScratchCommand extends NetworkCommand {
    /** Columns of the file. */
    static final List<String> COLUMNS = List.of("genome", "macs", "seed", "accuracy");

    @Option(
            names = "--sub-networks",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many sub-networks. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--draw-seed",
            paramLabel = "N",
            defaultValue = "30",
            description = "Seed of the draw of sub-networks. Default: ${DEFAULT-VALUE}.")
    private long drawSeed;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Trainings of each, with seeds --seed, --seed + 1, ... Default:"
                            + " ${DEFAULT-VALUE}.")
    private int repeats;

    @Mixin private TableOptions tableOptions;
    @Mixin private JudgingOptions judging;
    @Mixin private TrainingOptions training;

    @Override
    void run(Project project) throws IOException {
        TrainingSettings first = training.settings();
        ImageTask task =
                new RememberedTask(project.task(), first.epochs() * first.imagesPerEpoch());
        FromScratchTraining trainings =
                new FromScratchTraining(
                        project.network(),
                        task,
                        judging.calibration(task),
                        judging.validation(task));
        List<NetworkPlan> plans = SubNetworkSampling.spread(project.planner(), drawSeed, count);
        Table table = tableOptions.open(COLUMNS);
        try (NDManager manager = Torch.start(threads())) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                TrainingSettings settings = training.settings(first.seed() + repeat);
                for (NetworkPlan plan : plans) {
                    train(trainings, plan, settings, table, manager);
                }
            }
        }
    }

    private void train(
            FromScratchTraining trainings,
            NetworkPlan plan,
            TrainingSettings settings,
            Table table,
            NDManager manager)
            throws IOException {
        String genome = Table.genome(plan.genome());
        String seed = Long.toString(settings.seed());
        boolean known =
                table.rows().stream()
                        .anyMatch(
                                row ->
                                        row.get("genome").equals(genome)
                                                && row.get("seed").equals(seed));
        if (!known) {
            double accuracy = trainings.accuracy(plan.genome(), settings, manager);
            String text = Table.accuracy(accuracy);
            table.add(genome, Long.toString(plan.macs()), seed, text);
            stderr().printf("%s seed %s: %s%n", genome, seed, text);
            stderr().flush();
        }
    }
}
