package dev.linas.supernet;

import ai.djl.ndarray.NDManager;
import dev.linas.core.network.NetworkPlan;
import dev.linas.core.network.NetworkPlanner;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.supernet.experiment.InheritedAccuracy;
import dev.linas.supernet.files.Table;
import dev.linas.supernet.files.WeightFiles;
import dev.linas.supernet.torch.Torch;
import dev.linas.supernet.torch.TorchNetwork;
import dev.linas.supernet.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas-supernet rank}. */
@Command(
        name = "rank",
        description = {
            "Compares the accuracies that sub-networks inherit with those of the same trained alone, as",
            "'alone' wrote them: Kendall's tau-b of the means over all seeds."
        },
        footer = {
            "",
            "Example:",
            "  linas-supernet rank --weights examples/digits/digits-mbv3.safetensors \\",
            "    --alone alone.csv --out rank.csv"
        })
final class RankCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("genome", "macs", "alone", "inherited", "uncalibrated");

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "Weights of the super-network.")
    private Path file;

    @Option(
            names = "--alone",
            required = true,
            paramLabel = "FILE.csv",
            description = "Accuracies of sub-networks trained alone.")
    private Path alone;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.csv",
            description = "The comparison.")
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
        Map<String, List<Double>> repeats = repeats();
        double[] trained = repeats.values().stream().mapToDouble(RankCommand::mean).toArray();
        double[] inherited = new double[trained.length];
        double[] macs = new double[trained.length];
        Table table = Table.open(out, COLUMNS);
        try (NDManager manager = Torch.start(networkOptions.threads());
                Weights weights = WeightFiles.read(file, planner.tensors(), manager)) {
            InheritedAccuracy accuracy =
                    new InheritedAccuracy(
                            new TorchNetwork(project.network(), weights),
                            judging.calibration(project.task()),
                            judging.validation(project.task()));
            int i = 0;
            for (String genome : repeats.keySet()) {
                NetworkPlan plan = planner.plan(Table.genome(genome));
                inherited[i] = accuracy.of(plan);
                macs[i] = (double) plan.macs();
                table.add(
                        genome,
                        Long.toString(plan.macs()),
                        text(trained[i]),
                        text(inherited[i]),
                        text(accuracy.uncalibrated(plan)));
                i++;
            }
        }
        report(trained, inherited, macs);
    }

    private void report(double[] trained, double[] inherited, double[] macs) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%d sub-networks: Kendall tau-b of inherited and alone %.3f; of MACs and alone %.3f%n",
                        trained.length,
                        RankCorrelation.kendallTauB(inherited, trained),
                        RankCorrelation.kendallTauB(macs, trained));
    }

    private Map<String, List<Double>> repeats() throws IOException {
        Map<String, List<Double>> repeats = new LinkedHashMap<>();
        for (Map<String, String> row : Table.read(alone, AloneCommand.COLUMNS).rows()) {
            repeats.computeIfAbsent(row.get("genome"), key -> new ArrayList<>())
                    .add(Double.parseDouble(row.get("accuracy")));
        }
        return repeats;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static String text(double accuracy) {
        return String.format(Locale.ROOT, "%.4f", accuracy);
    }
}
