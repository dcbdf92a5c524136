package dev.linas.cli.devices;

import dev.linas.cli.output.FormatOptions;
import dev.linas.core.objective.Goal;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.devices.DeviceColumns;
import dev.linas.searches.devices.DeviceComparison;
import dev.linas.searches.devices.DeviceComparisonSvg;
import dev.linas.searches.devices.DeviceComparisonText;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.text.Tables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas devices compare}. */
@Command(
        name = "compare",
        description = {
            "Tells how well the front of one device serves another.",
            "How much of the hypervolume it loses there, and how alike devices rank sub-networks:"
                    + " of a table with a column per device, or of the result of a search over"
                    + " several devices.",
            "No broker is needed. docs/devices.md explains it."
        },
        footer = {
            "",
            "Examples:",
            "  linas devices compare nasbench201.csv --quality cifar10-val --latency"
                    + " 'latency_ms@*' \\",
            "      --csv devices.csv --svg devices.svg",
            "  linas devices compare run.json --quality accuracy_top1@lab --latency"
                    + " latency_ms@pi,latency_ms@phone"
        })
public final class DevicesCompareCommand implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private FormatOptions format;

    @Parameters(
            paramLabel = "FILE",
            description = "A CSV table, or what 'run --json' or 'simulate --json' wrote.")
    private Path file;

    @Option(
            names = "--quality",
            required = true,
            paramLabel = "COLUMN",
            description = "What is the same on all devices, e.g. the accuracy.")
    private String quality;

    @Option(
            names = "--goal",
            defaultValue = "maximize",
            paramLabel = "GOAL",
            description = "maximize or minimize the quality. Default: ${DEFAULT-VALUE}.")
    private String goal;

    @Option(
            names = "--latency",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "What differs and is minimised, a column per device; '*' stands for any text.")
    private List<String> latencies;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a line per pair.")
    private Path csv;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw what is lost.")
    private Path svg;

    @Override
    public Integer call() {
        Goal wanted = goal();
        Optional<OutputFile> table = OutputFile.of("--csv", csv);
        Optional<OutputFile> picture = OutputFile.of("--svg", svg);
        DeviceComparison comparison = comparison(wanted);
        table.ifPresent(t -> t.save(DeviceComparisonText.csv(comparison)));
        picture.ifPresent(p -> p.save(DeviceComparisonSvg.write(comparison)));
        PrintWriter out = command.commandLine().getOut();
        format.print(
                out,
                () ->
                        new Tables()
                                .add("lost percent", DeviceComparisonText.lost(comparison))
                                .add("spearman", DeviceComparisonText.correlations(comparison)),
                () -> DeviceComparisonText.tables(comparison));
        return 0;
    }

    private DeviceComparison comparison(Goal wanted) {
        try {
            DeviceColumns columns = DeviceColumns.read(file);
            DeviceComparison comparison = columns.compare(quality, wanted, latencies);
            int absent = columns.rows().size() - comparison.rows();
            if (absent > 0) {
                command.commandLine()
                        .getErr()
                        .printf(
                                "%s: %d of %d rows lack a number in a column that is compared, and"
                                        + " do not count%n",
                                file, absent, columns.rows().size());
            }
            return comparison;
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private Goal goal() {
        return Goal.of(goal)
                .orElseThrow(
                        () ->
                                new UserError(
                                        "--goal is '%s'; expected maximize or minimize"
                                                .formatted(goal)));
    }
}
