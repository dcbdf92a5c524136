package dev.linas.benchmarks.transfer;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.table.TableSettings;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.text.TextTable;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas bench transfer}. */
@Command(
        name = "transfer",
        description = {
            "Measures how well a device is predicted from few measurements of it.",
            "Each device of a table is the newcomer in turn, with the others known: rank"
                    + " correlation (Spearman) on all rows that were not measured, and the share"
                    + " of them in their interval of 90 %%. docs/benchmarks.md explains it."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench transfer --table nasbench201.csv --space nas-bench-201 \\",
            "      --genome op0,op1,op2,op3,op4,op5 --devices latency_ms@pixel2,latency_ms@raspi4"
        })
public final class BenchTransferCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "FILE",
            description = "A CSV table with a column per device.")
    private Path table;

    @Option(
            names = "--space",
            required = true,
            paramLabel = "NAME|FILE",
            description = "Its search space: a built-in one or a space file.")
    private String space;

    @Option(
            names = "--genome",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of option indices, in the order of the variables.")
    private List<String> genome;

    @Option(
            names = "--devices",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of the devices, two or more.")
    private List<String> devices;

    @Option(
            names = "--rows",
            defaultValue = "900",
            paramLabel = "N",
            description = "Rows that a known device is known from. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--measurements",
            split = ",",
            defaultValue = "5,10,20",
            paramLabel = "N",
            description = "Measurements of the newcomer. Default: ${DEFAULT-VALUE}.")
    private List<Integer> measurements;

    @Option(
            names = "--draws",
            defaultValue = "30",
            paramLabel = "N",
            description =
                    "Draws of the rows; the means of them are told. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Override
    public Integer call() {
        BenchOptions.require(devices.size() >= 2, "--devices", devices, "two columns or more");
        BenchOptions.require(rows >= 10, "--rows", rows, "10 or more");
        BenchOptions.require(draws >= 1, "--draws", draws, "1 or more");
        SearchSpace genomes = BenchOptions.space(space);
        Map<String, Map<Genome, Double>> values = values(genomes);
        List<NewcomerTrial.Score> scores = new ArrayList<>();
        for (int draw = 1; draw <= draws; draw++) {
            NewcomerTrial trial = new NewcomerTrial(genomes, values, rows, draw);
            for (String device : devices) {
                for (int count : measurements) {
                    scores.add(trial.newcomer(device, count));
                }
            }
            say("draw %d of %d".formatted(draw, draws));
        }
        PrintWriter out = command.commandLine().getOut();
        out.print(report(scores));
        out.flush();
        return 0;
    }

    private TextTable report(List<NewcomerTrial.Score> scores) {
        TextTable text = new TextTable("newcomer", "measurements", "spearman", "coverage");
        for (int count : measurements) {
            for (String device : devices) {
                row(
                        text,
                        device,
                        count,
                        scores.stream().filter(s -> s.device().equals(device)).toList());
            }
            row(text, "mean", count, scores);
        }
        return text;
    }

    private static void row(
            TextTable text, String name, int count, List<NewcomerTrial.Score> scores) {
        List<NewcomerTrial.Score> of =
                scores.stream().filter(score -> score.measurements() == count).toList();
        text.row(
                name,
                Integer.toString(count),
                mean(of.stream().mapToDouble(NewcomerTrial.Score::spearman).toArray()),
                mean(of.stream().mapToDouble(NewcomerTrial.Score::coverage).toArray()));
    }

    private static String mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return String.format(Locale.ROOT, "%.4f", sum / values.length);
    }

    private Map<String, Map<Genome, Double>> values(SearchSpace genomes) {
        Map<String, String> columns = new LinkedHashMap<>();
        devices.forEach(device -> columns.put(device, device));
        try {
            MeasuredTable read =
                    new TableSettings(table, genome, columns, Duration.ZERO)
                            .table(new MeterSite("table", genomes, Optional.empty()))
                            .orElseThrow();
            Map<String, Map<Genome, Double>> values = new LinkedHashMap<>();
            for (String device : devices) {
                Map<Genome, Double> column = read.column(device);
                if (column.size() < read.rows().size()) {
                    throw new UserError(
                            "--table %s: column '%s' has empty cells; take these lines out"
                                    .formatted(table, device));
                }
                values.put(device, column);
            }
            return values;
        } catch (InvalidPoolException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private void say(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
