package dev.linas.benchmarks.transfer;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.stats.Quantiles;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.simulation.SeedList;
import dev.linas.searches.text.TextTable;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas bench join}. */
@Command(
        name = "join",
        description = {
            "Measures how good the front of a device is that joins a finished search.",
            "Each device of a search over several is the newcomer in turn: its share of the true"
                    + " hypervolume after few measurements, beside that of a new search for it"
                    + " alone.",
            "All pools are tables. docs/benchmarks.md explains it."
        },
        footer = {"", "Examples:", "  linas bench join fleet.yaml --seeds 1-10"})
public final class JoinCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            paramLabel = "SEARCH.yaml",
            description = "A search with one objective per pool; its budget is that of the others.")
    private Path file;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            defaultValue = "1-10",
            converter = SeedList.Converter.class,
            description = "Seeds of the searches. Default: ${DEFAULT-VALUE}.")
    private SeedList seeds;

    @Option(
            names = "--measurements",
            paramLabel = "N",
            defaultValue = "20",
            description = "Measurements of the device that joins. Default: ${DEFAULT-VALUE}.")
    private int measurements;

    @Option(
            names = "--alone",
            paramLabel = "N",
            defaultValue = "150",
            description = "Evaluations of a search for it alone. Default: ${DEFAULT-VALUE}.")
    private int alone;

    @Override
    public Integer call() throws InterruptedException {
        BenchOptions.require(measurements >= 1, "--measurements", measurements, "1 or more");
        BenchOptions.require(alone >= 1, "--alone", alone, "1 or more");
        SearchFile search = SearchFile.read(file, ForeignPools.REFUSED);
        SearchSpec spec = search.spec();
        List<String> devices = List.copyOf(DeviceFront.byDevice(spec.objectives()).keySet());
        BenchOptions.require(
                devices.size() >= 2 && spec.objectives().size() == devices.size() + 1,
                "SEARCH.yaml",
                spec.objectives().size() + " objectives",
                "one for all, and one per pool of two pools or more");
        BenchOptions.require(spec.budget().isPresent(), "SEARCH.yaml", "no budget", "one");
        try {
            List<JoinTrial.Score> scores = new ArrayList<>();
            for (String device : devices) {
                JoinTrial trial = new JoinTrial(spec, search.pools(), device);
                for (long seed : seeds.seeds()) {
                    scores.add(trial.run(seed, measurements, alone));
                    say(scores.get(scores.size() - 1).toString());
                }
            }
            PrintWriter out = command.commandLine().getOut();
            out.print(report(devices, scores));
            out.flush();
            return 0;
        } catch (InvalidPoolException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    private TextTable report(List<String> devices, List<JoinTrial.Score> scores) {
        TextTable table =
                new TextTable("joins", "all of theirs", "after " + measurements, "alone @" + alone);
        List<JoinTrial.Score> medians = new ArrayList<>();
        for (String device : devices) {
            List<JoinTrial.Score> of =
                    scores.stream().filter(s -> s.device().equals(device)).toList();
            medians.add(
                    new JoinTrial.Score(
                            device,
                            0,
                            median(of, JoinTrial.Score::reachable),
                            median(of, JoinTrial.Score::joined),
                            median(of, JoinTrial.Score::alone)));
            row(table, device, medians.get(medians.size() - 1));
        }
        row(
                table,
                "median",
                new JoinTrial.Score(
                        "",
                        0,
                        median(medians, JoinTrial.Score::reachable),
                        median(medians, JoinTrial.Score::joined),
                        median(medians, JoinTrial.Score::alone)));
        return table;
    }

    private static void row(TextTable table, String name, JoinTrial.Score score) {
        table.row(name, number(score.reachable()), number(score.joined()), number(score.alone()));
    }

    private static double median(
            List<JoinTrial.Score> of, ToDoubleFunction<JoinTrial.Score> figure) {
        return Quantiles.median(of.stream().mapToDouble(figure).toArray());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private void say(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
