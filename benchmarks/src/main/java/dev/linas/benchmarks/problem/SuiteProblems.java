package dev.linas.benchmarks.problem;

import static dev.linas.benchmarks.problem.SuiteProblem.Half.CHOOSING;
import static dev.linas.benchmarks.problem.SuiteProblem.Half.PROVING;
import static dev.linas.benchmarks.problem.SuiteTable.Column.bounded;
import static dev.linas.benchmarks.problem.SuiteTable.Column.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The suite: problems that a default is chosen on, and others of the same families that it is
 * proven on. A further problem is a line here; one that served to choose is never moved to the
 * other half.
 */
public final class SuiteProblems {
    private static final String CIFAR_10 = "nasbench201/nasbench201.csv";
    private static final String CIFAR_100 = "nasbench201/nasbench201-cifar100.csv";
    private static final String LOOKUP_TABLE = "ofa-mbv3/lookup-table.json";
    private static final String C10 = "cifar10-val";
    private static final String C100 = "cifar100-val";

    private final Path folder;
    private final Consumer<String> skipped;
    private final List<SuiteProblem> problems = new ArrayList<>();

    private SuiteProblems(Path folder, Consumer<String> skipped) {
        this.folder = folder;
        this.skipped = skipped;
    }

    /**
     * The problems that can be posed.
     *
     * @param data folder of published measurements; empty: those that need none
     * @param folder where the files of the problems go
     * @param skipped hears of every file that is missing, and what is left out for it
     */
    public static List<SuiteProblem> all(
            Optional<Path> data, Path folder, Consumer<String> skipped) {
        SuiteProblems suite = new SuiteProblems(folder, skipped);
        suite.file(data, CIFAR_10).ifPresent(suite::cifar10);
        suite.file(data, CIFAR_100).ifPresent(suite::cifar100);
        suite.file(data, LOOKUP_TABLE).ifPresent(suite::lookupTable);
        suite.generated();
        return List.copyOf(suite.problems);
    }

    private Optional<Path> file(Optional<Path> data, String name) {
        Optional<Path> file = data.map(root -> root.resolve(name)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            skipped.accept(
                    data.map(root -> "skipping what needs %s: it is not in %s")
                            .orElse("skipping what needs %s: give its folder as --data")
                            .formatted(name, data.orElse(Path.of(""))));
        }
        return file;
    }

    private void cifar10(Path file) {
        SuiteTable table = new SuiteTable(file, folder);
        for (String device : List.of("pixel2", "gold_6226", "1080ti_32")) {
            problems.add(table.plain(CHOOSING, "c10-" + device, column(C10), on(device)));
        }
        for (String device : List.of("raspi4", "titan_rtx_256", "eyeriss")) {
            problems.add(table.plain(PROVING, "c10-" + device, column(C10), on(device)));
        }
        problems.add(table.noisy(CHOOSING, "c10-gold_6226-noisy", column(C10), on("gold_6226")));
        problems.add(
                table.plain(
                        CHOOSING,
                        "c10-pixel2-bounded",
                        bounded(C10, 80),
                        bounded("latency_ms@pixel2", 14)));
        problems.add(
                table.plain(
                        PROVING, "c10-raspi4-eyeriss", column(C10), on("raspi4"), on("eyeriss")));
        problems.add(table.failing(PROVING, "c10-eyeriss-failing", column(C10), on("eyeriss")));
    }

    private void cifar100(Path file) {
        SuiteTable table = new SuiteTable(file, folder);
        for (String device : List.of("fpga", "samsung_a50")) {
            problems.add(table.plain(CHOOSING, "c100-" + device, column(C100), on(device)));
        }
        for (String device : List.of("silver_4210r", "essential_ph_1")) {
            problems.add(table.plain(PROVING, "c100-" + device, column(C100), on(device)));
        }
        problems.add(
                table.plain(
                        CHOOSING,
                        "c100-fpga-samsung_a50",
                        column(C100),
                        on("fpga"),
                        on("samsung_a50")));
        problems.add(
                table.failing(
                        CHOOSING, "c100-samsung_a50-failing", column(C100), on("samsung_a50")));
        problems.add(
                table.noisy(PROVING, "c100-silver_4210r-noisy", column(C100), on("silver_4210r")));
        problems.add(
                table.plain(
                        PROVING,
                        "c100-silver_4210r-bounded",
                        bounded(C100, 40),
                        bounded("latency_ms@silver_4210r", 16)));
    }

    private void lookupTable(Path file) {
        problems.add(lookupTable(CHOOSING, file, "macs"));
        problems.add(lookupTable(PROVING, file, "params"));
    }

    private SuiteProblem lookupTable(SuiteProblem.Half half, Path file, String cost) {
        return SuiteProblem.plain(
                half, LookupTableProblem.of(file, List.of(cost, "top1"), Optional.empty(), folder));
    }

    private void generated() {
        for (String name : List.of("additive-45", "interacting-6", "concave", "conditional-16")) {
            problems.add(SuiteProblem.plain(CHOOSING, GeneratedProblems.generate(name, folder)));
        }
        for (String name : List.of("interacting-45", "disconnected", "conditional-23")) {
            problems.add(SuiteProblem.plain(PROVING, GeneratedProblems.generate(name, folder)));
        }
    }

    private static SuiteTable.Column on(String device) {
        return column("latency_ms@" + device);
    }
}
