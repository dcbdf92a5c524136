package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How good a search is on measured data: NAS-Bench-201, whose whole space is in the table, so that
 * the true front is known. The data is not part of the project: looked for in {@code
 * ../shared/data}, beside the repository, or where {@code -Dlinas.data} says.
 */
@Timeout(900)
class AcceptanceIT {
    private static final Path DATA =
            Path.of(System.getProperty("linas.data", "../../shared/data"))
                    .toAbsolutePath()
                    .normalize();
    private static final Path TABLE = DATA.resolve("nasbench201").resolve("nasbench201.csv");
    private static final int SEEDS = 10;

    @TempDir Path folder;

    /**
     * A measured sub-network: accuracy in percent, more is better; latency in ms, less is better.
     */
    private record Point(double accuracy, double latency) {}

    @BeforeEach
    void needTheData() {
        assumeTrue(
                Files.exists(TABLE),
                () -> "skipped: there is no " + TABLE + "; -Dlinas.data=DIR names its folder");
    }

    @Test
    void shouldFindNearlyAllOfTheTrueFrontIn250Evaluations() throws Exception {
        Files.writeString(folder.resolve("search.yaml"), SEARCH.formatted(TABLE, TABLE));
        List<Point> front = front(table());

        LinasCli.run(
                        folder,
                        "simulate",
                        "search.yaml",
                        "--seeds",
                        "1-" + SEEDS,
                        "--json",
                        "simulated.json")
                .succeeded();

        List<Double> shares = new ArrayList<>();
        for (JsonNode result :
                new JsonMapper().readTree(folder.resolve("simulated.json").toFile())) {
            List<Point> measured = measured(result);
            assertThat(measured).hasSize(250);
            shares.add(hypervolume(measured, front) / hypervolume(front, front));
        }
        shares.sort(null);
        System.out.println("hypervolume shares at 250 evaluations, sorted: " + shares);
        assertThat(shares)
                .hasSize(SEEDS)
                .allSatisfy(share -> assertThat(share).isBetween(0.5, 1.0));
        assertThat((shares.get(SEEDS / 2 - 1) + shares.get(SEEDS / 2)) / 2)
                .as("median of %s", shares)
                .isGreaterThanOrEqualTo(0.94);
    }

    private static final String SEARCH =
            """
            id: nb201-pixel2
            space: nas-bench-201
            objectives:
              - {metric: accuracy_top1, pool: cifar10, goal: maximize}
              - {metric: latency_ms, pool: pixel2, goal: minimize}
            tactic: linas
            budget: {evaluations: 250}
            seed: 1
            pools:
              cifar10: {meter: table, file: '%s', genome: [op0, op1, op2, op3, op4, op5], \
            metrics: {accuracy_top1: cifar10-val}}
              pixel2:  {meter: table, file: '%s', genome: [op0, op1, op2, op3, op4, op5], \
            metrics: {latency_ms: "latency_ms@pixel2"}}
            """;

    private static List<Point> table() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            List<String[]> rows = lines.map(line -> line.split(",")).toList();
            List<String> header = List.of(rows.get(0));
            int accuracy = header.indexOf("cifar10-val");
            int latency = header.indexOf("latency_ms@pixel2");
            return rows.stream()
                    .skip(1)
                    .map(
                            row ->
                                    new Point(
                                            Double.parseDouble(row[accuracy]),
                                            Double.parseDouble(row[latency])))
                    .toList();
        }
    }

    private static List<Point> measured(JsonNode result) {
        List<Point> points = new ArrayList<>();
        for (JsonNode evaluation : result.get("evaluations")) {
            JsonNode metrics = evaluation.get("metrics");
            points.add(
                    new Point(
                            metrics.get("accuracy_top1@cifar10").asDouble(),
                            metrics.get("latency_ms@pixel2").asDouble()));
        }
        return points;
    }

    /** The points that no other beats in both, from the quickest to the most accurate. */
    private static List<Point> front(List<Point> points) {
        List<Point> front = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Point point : quickestFirst(points)) {
            if (point.accuracy() > best) {
                best = point.accuracy();
                front.add(point);
            }
        }
        return front;
    }

    /**
     * Area that the points dominate up to the worst accuracy and latency of the true front, each
     * moved out by 10 % of the front's range.
     */
    private static double hypervolume(List<Point> points, List<Point> trueFront) {
        Point quickest = trueFront.get(0);
        Point best = trueFront.get(trueFront.size() - 1);
        double floor = quickest.accuracy() - 0.1 * (best.accuracy() - quickest.accuracy());
        double limit = best.latency() + 0.1 * (best.latency() - quickest.latency());
        double area = 0;
        for (Point point : quickestFirst(points)) {
            if (point.latency() < limit && point.accuracy() > floor) {
                area += (limit - point.latency()) * (point.accuracy() - floor);
                floor = point.accuracy();
            }
        }
        return area;
    }

    private static List<Point> quickestFirst(List<Point> points) {
        return points.stream()
                .sorted(
                        Comparator.comparingDouble(Point::latency)
                                .thenComparing(
                                        Comparator.comparingDouble(Point::accuracy).reversed()))
                .toList();
    }
}
