package dev.linas.supernettrainer;

import ai.djl.ndarray.NDManager;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.experiment.InheritedAccuracy;
import dev.linas.supernettrainer.files.Table;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas-supernet rank}. */
@Command(
        name = "rank",
        description = {
            "Compares the accuracies that sub-networks inherit with those of the same trained from",
            "scratch, as 'from-scratch' wrote them: Kendall's tau-b of the means over all seeds."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet rank --weights examples/digits/digits-mbv3.safetensors \\",
            "    --from-scratch from-scratch.csv --out rank.csv"
        })
final class RankCommand extends NetworkCommand {
    private static final List<String> COLUMNS =
            List.of("genome", "macs", "from_scratch", "inherited", "uncalibrated");

    @Option(
            names = "--from-scratch",
            required = true,
            paramLabel = "FILE.csv",
            description = "Accuracies of sub-networks trained from scratch.")
    private Path fromScratch;

    @Mixin private TableOptions tableOptions;
    @Mixin private JudgingOptions judging;
    @Mixin private WeightsOptions weightsOptions;

    @Override
    void run(Project project) throws IOException {
        NetworkPlanner planner = project.planner();
        Map<String, List<Double>> repeats = repeats();
        double[] trained = repeats.values().stream().mapToDouble(RankCommand::mean).toArray();
        double[] inherited = new double[trained.length];
        double[] macs = new double[trained.length];
        Table table = tableOptions.open(COLUMNS);
        try (NDManager manager = Torch.start(threads());
                Weights weights = weightsOptions.read(project, manager)) {
            InheritedAccuracy accuracy = judging.inherited(project, weights);
            int i = 0;
            for (String genome : repeats.keySet()) {
                NetworkPlan plan = planner.plan(Table.genome(genome));
                inherited[i] = accuracy.of(plan.genome());
                macs[i] = (double) plan.macs();
                table.add(
                        genome,
                        Long.toString(plan.macs()),
                        Table.accuracy(trained[i]),
                        Table.accuracy(inherited[i]),
                        Table.accuracy(accuracy.uncalibrated(plan.genome())));
                i++;
            }
        }
        report(trained, inherited, macs);
    }

    private void report(double[] trained, double[] inherited, double[] macs) {
        stdout().printf(
                        Locale.ROOT,
                        "%d sub-networks: Kendall tau-b of accuracies from scratch with inherited"
                                + " ones %.3f; with MACs %.3f%n",
                        trained.length,
                        RankCorrelation.kendallTauB(inherited, trained),
                        RankCorrelation.kendallTauB(macs, trained));
    }

    private Map<String, List<Double>> repeats() throws IOException {
        Map<String, List<Double>> repeats = new LinkedHashMap<>();
        for (Map<String, String> row : Table.read(fromScratch, FromScratchCommand.COLUMNS).rows()) {
            repeats.computeIfAbsent(row.get("genome"), key -> new ArrayList<>())
                    .add(Double.parseDouble(row.get("accuracy")));
        }
        return repeats;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
