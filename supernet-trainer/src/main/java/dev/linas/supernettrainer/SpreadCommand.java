package dev.linas.supernettrainer;

import ai.djl.ndarray.NDManager;
import dev.linas.core.stats.Quantiles;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.experiment.InheritedAccuracy;
import dev.linas.supernettrainer.experiment.SubNetworkSampling;
import dev.linas.supernettrainer.files.Table;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.Weights;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas-supernet spread}. */
@Command(
        name = "spread",
        description = {
            "Measures how far sub-networks lie apart: draws random ones by seed, and measures the"
                    + " largest,",
            "the cheapest tenth by MACs and the dearest of them with inherited weights."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet spread --weights examples/digits/digits-mbv3.safetensors --out"
                    + " spread.csv"
        })
final class SpreadCommand extends NetworkCommand {
    private static final List<String> COLUMNS = List.of("group", "genome", "macs", "accuracy");

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

    @Mixin private TableOptions tableOptions;
    @Mixin private JudgingOptions judging;
    @Mixin private WeightsOptions weightsOptions;

    @Override
    void run(Project project) throws IOException {
        NetworkPlanner planner = project.planner();
        List<NetworkPlan> drawn = SubNetworkSampling.random(planner, drawSeed, draws);
        NetworkPlan largest = planner.plan(planner.largest());
        Table table = tableOptions.open(COLUMNS);
        try (NDManager manager = Torch.start(threads());
                Weights weights = weightsOptions.read(project, manager)) {
            InheritedAccuracy accuracy = judging.inherited(project, weights);
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
        stdout().printf(
                        Locale.ROOT,
                        "best of %d measured: %.4f; median of the %d cheapest: %.4f; difference:"
                                + " %.4f%n",
                        costly.length + cheap.length,
                        best,
                        cheap.length,
                        Quantiles.median(cheap),
                        best - Quantiles.median(cheap));
    }

    private static double[] measure(
            String group, List<NetworkPlan> plans, InheritedAccuracy accuracy, Table table)
            throws IOException {
        double[] accuracies = new double[plans.size()];
        for (int i = 0; i < accuracies.length; i++) {
            NetworkPlan plan = plans.get(i);
            accuracies[i] = accuracy.of(plan.genome());
            table.add(
                    group,
                    Table.genome(plan.genome()),
                    Long.toString(plan.macs()),
                    Table.accuracy(accuracies[i]));
        }
        return accuracies;
    }
}
