package dev.linas.supernet;

import ai.djl.ndarray.NDManager;
import dev.linas.core.network.NetworkPlan;
import dev.linas.core.network.NetworkPlanner;
import dev.linas.supernet.experiment.InheritedAccuracy;
import dev.linas.supernet.experiment.Median;
import dev.linas.supernet.experiment.Sampling;
import dev.linas.supernet.files.Table;
import dev.linas.supernet.files.WeightFiles;
import dev.linas.supernet.torch.Torch;
import dev.linas.supernet.torch.TorchNetwork;
import dev.linas.supernet.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas-supernet spread}. */
@Command(
        name = "spread",
        description = {
            "Measures how far sub-networks lie apart: draws random ones by seed, and measures the largest,",
            "the cheapest tenth by MACs and the dearest of them with inherited weights."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet spread --weights examples/digits/digits-mbv3.safetensors --out spread.csv"
        })
final class SpreadCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("group", "genome", "macs", "accuracy");

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "Weights of the super-network.")
    private Path file;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Sub-networks drawn; a tenth is measured. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--dearest",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many of the dearest are measured. Default: ${DEFAULT-VALUE}.")
    private int dearest;

    @Option(
            names = "--draw-seed",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seed of the draw. Default: ${DEFAULT-VALUE}.")
    private long drawSeed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.csv",
            description = "The accuracies.")
    private Path out;

    @Mixin private NetworkOptions networkOptions;
    @Mixin private JudgingOptions judging;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return UserInput.checked(this::run);
    }

    private void run() throws IOException {
        Project project = networkOptions.project();
        NetworkPlanner planner = project.planner();
        List<NetworkPlan> drawn = Sampling.random(planner, drawSeed, draws);
        NetworkPlan largest = planner.plan(planner.largest());
        Table table = Table.open(out, COLUMNS);
        try (NDManager manager = Torch.start(networkOptions.threads());
                Weights weights = WeightFiles.read(file, planner.tensors(), manager)) {
            TorchNetwork network = new TorchNetwork(project.network(), weights);
            InheritedAccuracy accuracy =
                    new InheritedAccuracy(
                            network,
                            judging.calibration(project.task()),
                            judging.validation(project.task()));
            double[] large = measure("largest", List.of(largest), accuracy, table);
            double[] dear =
                    measure(
                            "dearest",
                            drawn.subList(draws - Math.min(dearest, draws), draws),
                            accuracy,
                            table);
            double[] cheap = measure("cheapest", drawn.subList(0, draws / 10), accuracy, table);
            report(DoubleStream.concat(Arrays.stream(large), Arrays.stream(dear)).toArray(), cheap);
        }
    }

    private void report(double[] costly, double[] cheap) {
        double best =
                DoubleStream.concat(Arrays.stream(costly), Arrays.stream(cheap))
                        .max()
                        .orElseThrow();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "best of %d measured: %.4f; median of the %d cheapest: %.4f; difference: %.4f%n",
                        costly.length + cheap.length,
                        best,
                        cheap.length,
                        Median.of(cheap),
                        best - Median.of(cheap));
    }

    private static double[] measure(
            String group, List<NetworkPlan> plans, InheritedAccuracy accuracy, Table table)
            throws IOException {
        double[] accuracies = new double[plans.size()];
        for (int i = 0; i < accuracies.length; i++) {
            NetworkPlan plan = plans.get(i);
            accuracies[i] = accuracy.of(plan);
            table.add(
                    group,
                    Table.genome(plan.genome()),
                    Long.toString(plan.macs()),
                    String.format(Locale.ROOT, "%.4f", accuracies[i]));
        }
        return accuracies;
    }
}
