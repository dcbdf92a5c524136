package dev.linas.benchmarks.quality;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.report.Grid;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.core.registry.Suggestions;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.error.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas bench quality}. */
@Command(
        name = "quality",
        description = {
            "Measures how fast tactics find the true front: problems x tactics x seeds, simulated.",
            "Tells the share of the true front's hypervolume by evaluations, with quartiles; the",
            "evaluations to given shares; the wall time of a round; and paired significance.",
            "Writes a report, CSV files and a plot per problem. docs/benchmarks.md explains them."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench quality",
            "  linas bench quality --tactics linas,random --seeds 1-5 --generated concave",
            "  linas bench quality --problem search.yaml --evaluations 400 --targets 0.953",
            "  linas bench quality --table nasbench201.csv --space nas-bench-201",
            "  linas bench quality --lookup-table table.json --metrics macs,top1"
        })
public final class QualityCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Mixin private BenchOptions bench;

    @Option(
            names = "--tactics",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Tactics; the others are compared with the first. Default: ${DEFAULT-VALUE}.",
            defaultValue = "linas,random")
    private List<String> tactics;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "Budget of every search. Default: ${DEFAULT-VALUE}.",
            defaultValue = "250")
    private int evaluations;

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "N",
            description = "Numbers of evaluations at which the table tells the share, too.",
            defaultValue = "50,100,150,250,500,1000")
    private List<Integer> milestones;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "SHARE",
            description = "Shares whose evaluations are told. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.9,0.95,0.98")
    private List<Double> targets;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.",
            defaultValue = ".linas/bench/quality")
    private Path output;

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter err = command.commandLine().getErr();
        PrintWriter out = command.commandLine().getOut();
        ReportFolder folder = new ReportFolder(output);
        List<Problem> problems = bench.problems(output, err);
        List<Comparison.Outcome> outcomes = run(problems, err);
        ComparisonTables tables = new ComparisonTables(outcomes, milestones(), targets);
        String report = new ComparisonReport(folder, "").write("Quality", tables);
        folder.text("report.md", heading() + report);
        print(tables, out);
        out.println("Report, CSV files and plots: " + output);
        out.flush();
        return 0;
    }

    private List<Comparison.Outcome> run(List<Problem> problems, PrintWriter err)
            throws InterruptedException {
        List<Comparison.Outcome> outcomes = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(err)) {
            Comparison contest =
                    new Comparison(
                            tactics.stream().map(Configuration::tactic).toList(),
                            bench.seeds(),
                            evaluations,
                            progress);
            for (Problem problem : problems) {
                progress.begin(
                        "problem %d of %d: %s"
                                .formatted(outcomes.size() + 1, problems.size(), problem.name()));
                outcomes.add(contest.run(problem));
            }
        }
        return outcomes;
    }

    private static void print(ComparisonTables tables, PrintWriter out) {
        out.println(tables.summary().text());
        if (tables.outcomes().size() > 1) {
            out.println("Means of the medians over all problems:");
            out.println(tables.means().text());
        }
        Grid significance = tables.significance();
        if (!significance.rows().isEmpty()) {
            out.println("Share at the end, paired by seed, Wilcoxon's signed-rank test:");
            out.println(significance.text());
        }
    }

    private String heading() {
        return """
               # linas bench quality
               Linas %s; seeds %s; %d evaluations a search. Shares are medians over the seeds of the hypervolume
               found, as a share of that of the true front.

               """
                .formatted(CodeVersion.current(), bench.seeds(), evaluations);
    }

    private List<Integer> milestones() {
        return new TreeSet<>(milestones).stream().filter(at -> at < evaluations).toList();
    }

    private void check() {
        for (String tactic : tactics) {
            if (!Tactics.ALL.names().contains(tactic)) {
                throw new UserError(
                        "'--tactics' names '%s'; expected some of %s%s"
                                .formatted(
                                        tactic,
                                        String.join(", ", Tactics.ALL.names()),
                                        Suggestions.didYouMean(tactic, Tactics.ALL.names())));
            }
        }
        BenchOptions.require(
                tactics.stream().distinct().count() == tactics.size(),
                "--tactics",
                tactics,
                "each once");
        BenchOptions.require(evaluations >= 1, "--evaluations", evaluations, "1 or more");
        BenchOptions.require(
                milestones.stream().allMatch(at -> at >= 1), "--at", milestones, "1 or more");
        BenchOptions.require(
                targets.stream().allMatch(share -> share > 0 && share <= 1),
                "--targets",
                targets,
                "shares above 0, at most 1");
    }
}
