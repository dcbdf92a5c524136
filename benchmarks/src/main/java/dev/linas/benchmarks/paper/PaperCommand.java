package dev.linas.benchmarks.paper;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.quality.ComparisonProgressLine;
import dev.linas.benchmarks.quality.ReportCommand;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.runtime.CodeVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code linas bench paper}. */
@Command(
        name = "paper",
        description = {
            "Redraws experiments of the LINAS paper on the problems given.",
            "Figures: 3, 12 predictors by training rows; 5c one-shot GA; 6 algorithms; 7"
                    + " predictors,",
            "populations and the long run; table-3 evaluations and time to a hypervolume.",
            "Each is labelled with the problem it stands on, which is not the paper's."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench paper --figure 3,12 --trials 10 --data DIR",
            "  linas bench paper --figure 7b --evaluations 500 --seeds 1-3 --generated concave",
            "  linas bench paper --data DIR"
        })
public final class PaperCommand extends ReportCommand {
    @Option(
            names = "--figure",
            split = ",",
            paramLabel = "ID",
            description =
                    "Figures to redraw, e.g. 3,7b,table-3; 7 is all of 7a, 7b and 7c. Default:"
                            + " all.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description =
                    "Budget of searches. Default: the paper's, which takes hours for figure 7"
                            + " (20,000).")
    private Integer evaluations;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Repetitions of figures 3 and 12. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int trials;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            description = "Training rows of figures 3 and 12. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100,200,300,400,500,600,700,800,900,1000")
    private List<Integer> rows;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            description = "Rows that figures 3 and 12 judge by. Default: ${DEFAULT-VALUE}.",
            defaultValue = "500")
    private int heldOut;

    @Option(
            names = "--evaluation-seconds",
            paramLabel = "S",
            description =
                    "What table 3 takes an evaluation to cost. Default: ${DEFAULT-VALUE}, as the"
                            + " paper's MobileNetV3.",
            defaultValue = "17.3")
    private double evaluationSeconds;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.",
            defaultValue = ".linas/bench/paper")
    private Path output;

    @Override
    protected Path output() {
        return output;
    }

    @Override
    protected String write(
            List<Problem> problems, ReportFolder folder, ComparisonProgressLine progress)
            throws InterruptedException {
        StringBuilder report = new StringBuilder(heading(problems));
        PaperBench shared = shared(folder, progress);
        for (Figure figure : Figures.named(figures)) {
            progress.begin("figure " + figure.id() + ": " + figure.title());
            report.append("## %s: %s\n".formatted(figure.id(), figure.title()))
                    .append(figure.run(problems, shared));
            folder.text("report.md", report.toString()); // what is done is kept
        }
        return "";
    }

    private PaperBench shared(ReportFolder folder, ComparisonProgressLine progress) {
        return new PaperBench(
                folder,
                progress,
                seeds(),
                evaluations == null ? OptionalInt.empty() : OptionalInt.of(evaluations),
                trials,
                List.copyOf(new TreeSet<>(rows)),
                heldOut,
                evaluationSeconds);
    }

    private String heading(List<Problem> problems) {
        return """
        # linas bench paper
        Experiments of the LINAS paper, redrawn by Linas %s on other problems than the paper's: \
        %s. Seeds %s.

        """
                .formatted(
                        CodeVersion.current(),
                        problems.stream().map(Problem::name).collect(Collectors.joining(", ")),
                        seeds());
    }

    @Override
    protected void check() {
        BenchOptions.require(
                evaluations == null || evaluations >= 1, "--evaluations", evaluations, "1 or more");
        BenchOptions.require(trials >= 1, "--trials", trials, "1 or more");
        BenchOptions.require(rows.stream().allMatch(n -> n >= 2), "--rows", rows, "2 or more");
        BenchOptions.require(heldOut >= 2, "--held-out", heldOut, "2 or more");
        BenchOptions.require(
                evaluationSeconds >= 0 && Double.isFinite(evaluationSeconds),
                "--evaluation-seconds",
                evaluationSeconds,
                "0 or more");
        Figures.named(figures).forEach(Figure::check);
    }
}
