package dev.linas.cli.devices;

import dev.linas.cli.output.OutputFile;
import dev.linas.core.objective.Goal;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.devices.DeviceColumns;
import dev.linas.searches.devices.DeviceComparison;
import dev.linas.searches.devices.DeviceComparisonSvg;
import dev.linas.searches.devices.DeviceComparisonText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas devices compare}. */
@Command(
        name = "compare",
        description = {
            "Tells how much of the hypervolume the front of one device loses on another, and how"
                    + " alike",
            "devices rank sub-networks: of a table with a column per device, or of the result of a",
            "search over several devices. No broker is needed. docs/devices.md explains it."
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
        out.print(DeviceComparisonText.tables(comparison));
        out.flush();
        return 0;
    }

    private DeviceComparison comparison(Goal wanted) {
        try {
            return compared(DeviceColumns.read(file), wanted);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private DeviceComparison compared(DeviceColumns columns, Goal wanted) {
        List<String> devices = columns.matching("--latency", latencies);
        if (devices.size() < 2) {
            throw new UserError(
                    "--latency is %s, one device; expected two or more columns".formatted(devices));
        }
        List<String> all = new ArrayList<>(columns.matching("--quality", List.of(quality)));
        if (all.size() > 1) {
            throw new UserError(
                    "--quality is '%s', which means %s; expected one column"
                            .formatted(quality, all));
        }
        all.addAll(devices);
        List<double[]> values = columns.complete(all);
        if (values.get(0).length == 0) {
            throw new UserError(
                    "%s: no row has a number in each of %s"
                            .formatted(file, String.join(", ", all)));
        }
        return DeviceComparison.of(
                values.get(0),
                wanted,
                DeviceColumns.devices(devices),
                values.subList(1, values.size()));
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
