package dev.linas.benchmarks.quality;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.report.Grid;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.core.registry.Suggestions;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
public final class QualityCommand extends ReportCommand {
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
    protected Path output() {
        return output;
    }

    @Override
    protected String write(
            List<Problem> problems, ReportFolder folder, ComparisonProgressLine progress)
            throws InterruptedException {
        ComparisonTables tables =
                new ComparisonTables(run(problems, progress), milestones(), targets);
        String report = new ComparisonReport(folder, "").write("Quality", tables);
        folder.text("report.md", heading() + report);
        return summary(tables);
    }

    private List<Comparison.ProblemResult> run(
            List<Problem> problems, ComparisonProgressLine progress) throws InterruptedException {
        List<Comparison.ProblemResult> outcomes = new ArrayList<>();
        Comparison comparison =
                new Comparison(
                        tactics.stream().map(Configuration::tactic).toList(),
                        seeds(),
                        evaluations,
                        progress);
        for (Problem problem : problems) {
            progress.begin(
                    "problem %d of %d: %s"
                            .formatted(outcomes.size() + 1, problems.size(), problem.name()));
            outcomes.add(comparison.run(problem));
        }
        return outcomes;
    }

    private static String summary(ComparisonTables tables) {
        List<String> lines = new ArrayList<>(List.of(tables.summary().text()));
        if (tables.outcomes().size() > 1) {
            lines.add("Means of the medians over all problems:");
            lines.add(tables.means().text());
        }
        Grid significance = tables.significance();
        if (!significance.rows().isEmpty()) {
            lines.add("Share at the end, paired by seed, Wilcoxon's signed-rank test:");
            lines.add(significance.text());
        }
        return String.join("\n", lines) + "\n";
    }

    private String heading() {
        return """
        # linas bench quality
        Linas %s; seeds %s; %d evaluations a search. Shares are medians over the seeds of the \
        hypervolume
        found, as a share of that of the true front.

        """
                .formatted(CodeVersion.current(), seeds(), evaluations);
    }

    private List<Integer> milestones() {
        return new TreeSet<>(milestones).stream().filter(at -> at < evaluations).toList();
    }

    @Override
    protected void check() {
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
