package dev.linas.benchmarks.problem;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.UsualMetrics;
import dev.linas.core.random.Normal;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * A table of NAS-Bench-201 as problems of the suite: some of its columns, as they are or disturbed.
 * What is disturbed is generated from a fixed seed, so it is the same on every machine.
 */
final class SuiteTable {
    private static final String SPACE = "nas-bench-201";
    private static final List<String> GENOME = List.of("op0", "op1", "op2", "op3", "op4", "op5");
    private static final String POOL = "table";
    private static final long SEED = 20_201;

    /** Standard deviation of what is added to a disturbed measurement, relative to it. */
    private static final double ACCURACY_NOISE = 0.005;

    private static final double COST_NOISE = 0.03;

    /** Declared, since the tables do not tell how long measuring took. */
    private static final double ACCURACY_SECONDS = 100;

    private static final double LATENCY_SECONDS = 10;

    /** Share of the sub-networks that cannot be measured where candidates fail. */
    private static final double FAILING = 0.05;

    private final Path table;
    private final Path folder;

    /**
     * @param table the file
     * @param folder where the files of the problems go
     */
    SuiteTable(Path table, Path folder) {
        this.table = table.toAbsolutePath();
        this.folder = folder;
    }

    /** A column that is an objective. */
    record Column(String name, OptionalDouble bound) {
        static Column column(String name) {
            return new Column(name, OptionalDouble.empty());
        }

        static Column bounded(String name, double bound) {
            return new Column(name, OptionalDouble.of(bound));
        }

        Goal goal() {
            return UsualMetrics.suggestedGoal(name).orElseThrow();
        }
    }

    /** Some columns as they are. */
    SuiteProblem plain(SuiteProblem.Half half, String name, Column... columns) {
        return SuiteProblem.plain(half, problem(name, table, columns));
    }

    /** Some columns with noise in every measurement, judged by the values without it. */
    SuiteProblem noisy(SuiteProblem.Half half, String name, Column... columns) {
        SplittableRandom random = new SplittableRandom(SEED);
        Path noisy = folder.resolve(name + ".csv");
        rewrite(
                noisy,
                (heading, cells) -> {
                    for (Column column : columns) {
                        double noise = column.goal() == Goal.MINIMIZE ? COST_NOISE : ACCURACY_NOISE;
                        int place = heading.indexOf(column.name());
                        double value = Double.parseDouble(cells[place]);
                        cells[place] = Double.toString(value * (1 + noise * Normal.next(random)));
                    }
                    return true;
                });
        return new SuiteProblem(
                half, problem(name, noisy, columns), problem(name + ".truth", table, columns));
    }

    /**
     * Some columns of a table that lacks some rows: their sub-networks fail, and cost an
     * evaluation.
     */
    SuiteProblem failing(SuiteProblem.Half half, String name, Column... columns) {
        SplittableRandom random = new SplittableRandom(SEED);
        Path gaps = folder.resolve(name + ".csv");
        rewrite(gaps, (heading, cells) -> random.nextDouble() >= FAILING);
        return SuiteProblem.plain(half, problem(name, gaps, columns));
    }

    private Problem problem(String name, Path file, Column... columns) {
        ProblemWriter text = new ProblemWriter(SPACE);
        Map<String, String> metrics = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Column column : columns) {
            String metric = Problem.nameFrom(column.name());
            metrics.put(metric, column.name());
            seconds.put(
                    metric, column.goal() == Goal.MINIMIZE ? LATENCY_SECONDS : ACCURACY_SECONDS);
            text.objective(metric, POOL, column.goal(), column.bound());
        }
        String path = file.toAbsolutePath().toString();
        return text.pool(
                        POOL,
                        Map.of(
                                "meter", "table",
                                "file", path,
                                "genome", GENOME,
                                "metrics", metrics,
                                "cost_seconds", seconds))
                .save(folder, name);
    }

    /** Changes the cells of a row in place; false: the row is left out. */
    @FunctionalInterface
    private interface RowEdit {
        boolean keeps(List<String> heading, String[] cells);
    }

    /** The table has no quoted cells. */
    private void rewrite(Path target, RowEdit edit) {
        List<String> lines = lines();
        List<String> heading = List.of(lines.get(0).split(",", -1));
        List<String> kept = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (edit.keeps(heading, cells)) {
                kept.add(String.join(",", cells));
            }
        }
        GeneratedFile.save(target, String.join("\n", kept) + "\n");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UserError("cannot read " + table + ": " + e.getMessage(), e);
        }
    }
}
