package dev.linas.benchmarks.problem;

import dev.linas.runtime.error.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which problems a benchmark stands on; without any, the generated ones. */
public final class ProblemOptions {
    @Option(
            names = "--problem",
            paramLabel = "SEARCH.yaml",
            description =
                    "A search file; repeat for several. Its budget, tactic and seed do not count.")
    private List<Path> searchFiles = new ArrayList<>();

    @Option(
            names = "--table",
            paramLabel = "CSV",
            description =
                    "A table of measurements: a problem per column of accuracies and of latencies.")
    private Path table;

    @Option(
            names = "--space",
            paramLabel = "NAME|FILE",
            description = "Search space of --table or --lookup-table.")
    private String space;

    @Option(
            names = "--genome",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns of --table with the option indices. Default: those named as the"
                            + " variables.")
    private List<String> genome = new ArrayList<>();

    @Option(
            names = "--accuracy",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of the table to maximise. Default: by their names.")
    private List<String> accuracy = new ArrayList<>();

    @Option(
            names = "--latency",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of the table to minimise. Default: by their names.")
    private List<String> latency = new ArrayList<>();

    @Option(
            names = "--lookup-table",
            paramLabel = "FILE",
            description = "A lookup table (docs/search-file.md); its metrics are one problem.")
    private Path lookupTable;

    @Option(
            names = "--metrics",
            split = ",",
            paramLabel = "METRIC[:min|:max]",
            description = "Metrics of the lookup table, e.g. macs,top1 or size:min,score:max.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = {"--data", "--benchmark-data"},
            paramLabel = "DIR",
            description = {
                "A folder of published measurements: nasbench201/nasbench201.csv (every device) and"
                        + " ofa-mbv3/lookup-table.json. What is absent is skipped."
            })
    private Path data;

    @Option(
            names = "--generated",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Generated problems with known fronts: additive-45, interacting-45,"
                            + " interacting-6, concave, conditional-16, conditional-23,"
                            + " disconnected. All of them if no problem is given.")
    private List<String> generated = new ArrayList<>();

    /**
     * The problems asked for.
     *
     * @param folder where the files of those go that are no search files
     * @param err hears what is skipped
     * @return at least one, no two of one name
     * @throws UserError if an option does not fit the others, or its file
     */
    public List<Problem> problems(Path folder, PrintWriter err) {
        List<Problem> problems = new ArrayList<>();
        for (Path file : searchFiles) {
            problems.add(named(file));
        }
        if (table != null) {
            if (space == null) {
                throw new UserError(
                        "--table needs --space, e.g. --space nas-bench-201 or the path of a space"
                                + " file");
            }
            problems.addAll(
                    new TableProblems(table, space, genome).problems(accuracy, latency, folder));
        }
        if (lookupTable != null) {
            if (metrics.isEmpty()) {
                throw new UserError("--lookup-table needs --metrics, e.g. --metrics macs,top1");
            }
            problems.add(
                    LookupTableProblem.of(
                            lookupTable, metrics, Optional.ofNullable(space), folder));
        }
        if (data != null) {
            problems.addAll(
                    PublishedProblems.problems(
                            data,
                            accuracy,
                            latency,
                            metrics,
                            folder,
                            message -> err.println("warning: " + message)));
        }
        boolean none = problems.isEmpty() && generated.isEmpty();
        for (String name : none ? GeneratedProblems.names() : generated) {
            problems.add(GeneratedProblems.generate(name, folder));
        }
        requireDistinct(problems);
        return problems;
    }

    private static Problem named(Path file) {
        Problem unnamed = new Problem("unnamed", file);
        return new Problem(unnamed.read(Map.of()).spec().id(), file);
    }

    private static void requireDistinct(List<Problem> problems) {
        Set<String> names = new HashSet<>();
        for (Problem problem : problems) {
            if (!names.add(problem.name())) {
                throw new UserError(
                        "problem '%s' is given twice; give two search files different ids"
                                .formatted(problem.name()));
            }
        }
    }
}
