package dev.linas.benchmarks.quality;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.report.ReportFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The common part of commands that search problems and write a report of it. */
public abstract class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Mixin private BenchOptions bench;

    @Override
    public final Integer call() throws InterruptedException {
        check();
        PrintWriter err = command.commandLine().getErr();
        PrintWriter out = command.commandLine().getOut();
        ReportFolder folder = new ReportFolder(output());
        List<Problem> problems = bench.problems(folder.path(), err);
        String summary;
        try (ComparisonProgressLine progress = new ComparisonProgressLine(err)) {
            summary = write(problems, folder, progress);
        }
        out.print(summary);
        out.println("Report, CSV files and plots: " + folder.path());
        out.flush();
        return 0;
    }

    /** The seeds asked for, each once. */
    protected final List<Long> seeds() {
        return bench.seeds();
    }

    /** Where the files go. */
    protected abstract Path output();

    /**
     * Checks the options.
     *
     * @throws dev.linas.runtime.error.UserError naming the option, its value and what was expected
     */
    protected abstract void check();

    /**
     * Searches the problems and writes the report.
     *
     * @return what to print of it; whole lines
     * @throws InterruptedException if the thread was interrupted while searching
     */
    protected abstract String write(
            List<Problem> problems, ReportFolder folder, ComparisonProgressLine progress)
            throws InterruptedException;
}
