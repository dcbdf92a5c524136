package dev.linas.benchmarks.problem;

import dev.linas.runtime.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The problems of a folder of published measurements: NAS-Bench-201 in {@value #TABLE} (every
 * device) and a fit to measured OFA-MobileNetV3 sub-networks in {@value #LOOKUP_TABLE}.
 */
final class PublishedProblems {
    static final String TABLE = "nasbench201/nasbench201.csv";
    static final String LOOKUP_TABLE = "ofa-mbv3/lookup-table.json";

    private static final List<String> ACCURACY = List.of("cifar10-val");
    private static final List<String> METRICS = List.of("macs", "top1");

    private PublishedProblems() {}

    /**
     * The problems of what there is.
     *
     * @param accuracy columns of the table to maximise; empty: {@code cifar10-val}
     * @param latency columns of the table to minimise; empty: every device
     * @param metrics metrics of the lookup table; empty: {@code macs,top1}
     * @param folder where the search files go
     * @param skipped hears of every file that is missing
     * @throws UserError if all are missing
     */
    static List<Problem> problems(
            Path data,
            List<String> accuracy,
            List<String> latency,
            List<String> metrics,
            Path folder,
            Consumer<String> skipped) {
        List<Problem> problems = new ArrayList<>();
        Path table = data.resolve(TABLE);
        if (Files.isRegularFile(table)) {
            problems.addAll(
                    new TableProblems(table, "nas-bench-201", List.of())
                            .problems(accuracy.isEmpty() ? ACCURACY : accuracy, latency, folder));
        } else {
            skipped.accept("skipping NAS-Bench-201: there is no file " + table);
        }
        Path lookup = data.resolve(LOOKUP_TABLE);
        if (Files.isRegularFile(lookup)) {
            List<String> wanted = metrics.isEmpty() ? METRICS : metrics;
            problems.add(LookupTableProblem.of(lookup, wanted, Optional.empty(), folder));
        } else {
            skipped.accept("skipping the lookup table: there is no file " + lookup);
        }
        if (problems.isEmpty()) {
            throw new UserError(
                    "--data: %s holds neither %s nor %s".formatted(data, TABLE, LOOKUP_TABLE));
        }
        return problems;
    }
}
