package dev.linas.benchmarks.suite;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.problem.SuiteProblem;
import dev.linas.benchmarks.problem.SuiteProblems;
import dev.linas.benchmarks.quality.Configuration;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.simulation.SeedList;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas bench suite}. */
@Command(
        name = "suite",
        description = {
            "Compares ways of searching on the suite that defaults are chosen and proven on.",
            "Medians of the share of the true front's hypervolume, by problem and by half."
                    + " docs/benchmarks.md lists the problems."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench suite --data DIR",
            "  linas bench suite --data DIR --half choosing --seeds 1-5 \\",
            "    --configuration linas --configuration 'linas batch=diversity population=50'"
        })
public final class SuiteCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--configuration",
            paramLabel = "TEXT",
            description = {
                "A tactic and settings of the search file, 'linas batch=diversity'; repeatable.",
                "Default: linas, linas-paper and evolutionary."
            })
    private List<String> configurations = List.of("linas", "linas-paper", "evolutionary");

    @Option(
            names = "--half",
            paramLabel = "HALF",
            description = "One of ${COMPLETION-CANDIDATES}. Default: both.")
    private SuiteProblem.Half half;

    @Option(
            names = "--problems",
            split = ",",
            paramLabel = "NAME",
            description = "Some problems only, by name.")
    private List<String> names = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "A folder of published measurements: nasbench201/*.csv,"
                        + " ofa-mbv3/lookup-table.json.",
                "What needs an absent file is skipped."
            })
    private Path data;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            converter = SeedList.Converter.class,
            description = "Seeds of the searches. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1-10")
    private SeedList seeds;

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "N",
            description = {
                "Numbers of evaluations after which shares are told; searches end at the last.",
                "Default: ${DEFAULT-VALUE}."
            },
            defaultValue = "100,150,250,400")
    private List<Integer> milestones;

    @Option(
            names = "--resume",
            description = {
                "Goes on with the trials in the output folder; they must be of the same version."
            })
    private boolean resume;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.",
            defaultValue = ".linas/bench/suite")
    private Path output;

    @Override
    public Integer call() throws InterruptedException {
        BenchOptions.require(
                milestones.stream().allMatch(at -> at >= 1), "--at", milestones, "1 or more");
        List<Integer> at = List.copyOf(new TreeSet<>(milestones));
        List<Configuration> wanted =
                configurations.stream().map(SettingsText::configuration).toList();
        PrintWriter err = command.commandLine().getErr();
        PrintWriter out = command.commandLine().getOut();
        ReportFolder folder = new ReportFolder(output);
        List<SuiteProblem> problems = problems(folder.path().resolve("problems"), err);
        TrialFile file = new TrialFile(folder.path().resolve("trials.csv"), at, resume);
        for (SuiteProblem problem : problems) {
            run(problem, wanted, at, file, err);
        }
        List<String> labels = wanted.stream().map(Configuration::label).toList();
        SuiteTables tables = new SuiteTables(problems, labels, at, of(file, labels));
        folder.csv("medians.csv", tables.medians());
        String report =
                String.join(
                        "\n",
                        tables.medians().text(),
                        "Means of the medians:",
                        tables.means().text(),
                        "Worst difference to the better of linas-paper and evolutionary:",
                        tables.shortfalls().text());
        out.println(report);
        out.println("Trials and medians: " + folder.path());
        out.flush();
        return 0;
    }

    private List<SuiteProblem> problems(Path folder, PrintWriter err) {
        List<SuiteProblem> all =
                SuiteProblems.all(
                        Optional.ofNullable(data),
                        folder,
                        message -> err.println("warning: " + message));
        List<String> known = all.stream().map(SuiteProblem::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UserError(
                        "--problems: there is no problem '%s'; there are %s"
                                .formatted(name, String.join(", ", known)));
            }
        }
        List<SuiteProblem> some =
                all.stream()
                        .filter(problem -> half == null || problem.half() == half)
                        .filter(problem -> names.isEmpty() || names.contains(problem.name()))
                        .toList();
        if (some.isEmpty()) {
            throw new UserError("--problems: none of %s is in the half %s".formatted(names, half));
        }
        return some;
    }

    private void run(
            SuiteProblem problem,
            List<Configuration> wanted,
            List<Integer> at,
            TrialFile file,
            PrintWriter err)
            throws InterruptedException {
        List<SuiteRun.Wanted> missing = new ArrayList<>();
        for (Configuration configuration : wanted) {
            for (long seed : seeds.seeds()) {
                String label = configuration.label();
                if (file.trials().stream().noneMatch(t -> t.is(problem.name(), label, seed))) {
                    missing.add(new SuiteRun.Wanted(configuration, seed));
                }
            }
        }
        err.println("problem %s: %d searches".formatted(problem.name(), missing.size()));
        err.flush();
        if (!missing.isEmpty()) {
            new SuiteRun(problem, at, at.get(at.size() - 1)).run(missing, file::add);
        }
    }

    private List<SuiteTrial> of(TrialFile file, List<String> labels) {
        return file.trials().stream()
                .filter(trial -> labels.contains(trial.configuration()))
                .filter(trial -> seeds.seeds().contains(trial.seed()))
                .toList();
    }
}
