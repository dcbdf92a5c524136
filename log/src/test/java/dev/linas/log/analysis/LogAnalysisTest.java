package dev.linas.log.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.OptionTexts;
import dev.linas.log.table.RowOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAnalysisTest {
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "small",
                    """
                    {"format": "linas-space/1", "name": "small",
                     "variables": [{"name": "width", "options": [1, 2, 3, 4]},
                                   {"name": "depth", "options": [1, 2, 3]},
                                   {"name": "kernel", "options": [3, 5, 7]}]}
                    """);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 36})
    void shouldHaveSomethingToSayOfEveryLog(int rows) {
        AnalysedLog log = log();
        for (Genome genome : SPACE.canonicalGenomes().limit(rows).toList()) {
            log.accept(row(log.rows(), genome, "phone", Map.of("latency_ms", value(3))), none());
        }

        List<AnalysisPart> parts = analysis(log);

        assertThat(parts)
                .extracting(AnalysisPart::name)
                .containsExactly(
                        "distributions",
                        "importance",
                        "correlations",
                        "devices",
                        "noise",
                        "drift",
                        "hypervolume");
        assertThat(parts)
                .allSatisfy(
                        part -> {
                            assertThat(part.text()).doesNotContain("NaN", "Infinity");
                            assertThat(part.csv()).doesNotContain("NaN", "Infinity");
                            assertThat(part.picture().orElse("")).doesNotContain("NaN", "Infinity");
                            assertThat(part.text().lines().count()).isGreaterThan(1);
                        });
        assertThat(text(parts)).isEqualTo(text(analysis(log)));
    }

    @Test
    void shouldTellWhichVariablesMatter() {
        String table = part(measured(), "importance").csv();

        Map<String, Double> total =
                table.lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .filter(cells -> cells[0].equals("latency_ms@phone"))
                        .collect(
                                Collectors.toMap(
                                        cells -> cells[1], cells -> Double.valueOf(cells[3])));
        assertThat(total.get("width")).isGreaterThan(total.get("depth"));
        assertThat(total.get("kernel")).isLessThan(2);
    }

    @Test
    void shouldCompareDevices() {
        AnalysisPart devices = part(measured(), "devices");
        AnalysisPart correlations = part(measured(), "correlations");

        assertThat(devices.csv())
                .contains("latency_ms,phone,watch,36,")
                .contains("latency_ms,phone,phone,36,");
        assertThat(devices.picture()).isPresent();
        assertThat(correlations.text()).contains("latency_ms@phone", "latency_ms@watch");
    }

    @Test
    void shouldTellNoiseAndDriftOfDevices() {
        AnalysedLog log = measured();
        List<Genome> genomes = SPACE.canonicalGenomes().toList();
        for (int i = 0; i < 12; i++) {
            // Measured again, 1 % slower with every hour.
            Genome genome = genomes.get(i);
            double again = latency(genome, 1) * (1 + 0.01 * (36 + i));
            log.accept(
                    row(36 + i, genome, "phone", Map.of("latency_ms", value(again))),
                    OptionalDouble.of(5 * (1 + 0.02 * i)));
        }

        String noise = part(log, "noise").csv();
        String drift = part(log, "drift").csv();

        assertThat(cells(noise, "latency_ms,phone,all"))
                .satisfies(cells -> assertThat(cells.get(8)).isEqualTo("12"))
                .satisfies(cells -> assertThat(cells.get(5)).startsWith("2"));
        assertThat(cells(drift, "canary,phone,a"))
                .satisfies(
                        cells ->
                                assertThat(Double.parseDouble(cells.get(7)))
                                        .isCloseTo(100 * 0.1 / 5.1, within(0.01)));
        assertThat(cells(drift, "measured again,phone,latency_ms"))
                .satisfies(
                        cells ->
                                assertThat(Double.parseDouble(cells.get(7)))
                                        .isCloseTo(1, within(1e-9)));
    }

    @Test
    void shouldDrawTheHypervolumeAgainstEvaluationsAndSeconds() {
        AnalysisPart part = part(measured(), "hypervolume");

        List<String> last = List.of(part.csv().lines().reduce("", (a, b) -> b).split(",", -1));
        assertThat(last.subList(0, 3)).containsExactly("s", "36", "144");
        assertThat(last.get(5)).isEqualTo("100");
        assertThat(part.picture().orElseThrow()).contains("seconds of measuring");
    }

    @Test
    void shouldKnowUsualObjectivesAndSayWhichThereAre() {
        AnalysedLog log = measured();

        assertThat(AnalysedObjectives.of(log, List.of()))
                .extracting(Objective::id)
                .containsExactly("latency_ms@phone", "accuracy@phone");
        assertThat(AnalysedObjectives.of(log, List.of("max:latency_ms@watch")))
                .extracting(Objective::goal)
                .containsExactly(Goal.MAXIMIZE);
        assertThatThrownBy(() -> AnalysedObjectives.of(log, List.of("acuracy@phone")))
                .hasMessageContaining("--objective is 'acuracy@phone'")
                .hasMessageContaining("accuracy@phone");
        assertThatThrownBy(() -> AnalysedObjectives.of(log, List.of("latency_ms")))
                .hasMessageContaining("expected one of latency_ms@phone");
    }

    @Test
    void shouldFindABuiltInSpaceByTheDigestOfTheRows() {
        SearchSpace space = dev.linas.core.space.BuiltInSpaces.find("nas-bench-201").orElseThrow();
        LogRow row =
                new LogRow(
                        "s",
                        0,
                        0,
                        space.digest(),
                        space.genome(0, 0, 0, 0, 0, 0),
                        List.of(),
                        "p",
                        "",
                        "",
                        false,
                        Optional.empty(),
                        OptionalLong.empty(),
                        RowOutcome.MEASURED,
                        "",
                        Map.of("macs", value(1)));

        AnalysedLog log =
                AnalysedLog.of(LogTable.of(LogVariable.of(space), List.of(row)), Optional.empty());

        assertThat(log.space().map(SearchSpace::name)).contains("nas-bench-201");
    }

    /** Every sub-network on two devices, two seconds each, one an hour. */
    private static AnalysedLog measured() {
        AnalysedLog log = log();
        int next = 0;
        for (Genome genome : SPACE.canonicalGenomes().toList()) {
            Map<String, MetricValue> phone =
                    new java.util.LinkedHashMap<>(Map.of("latency_ms", spread(latency(genome, 1))));
            phone.put("accuracy", value(60 + genome.option(0) + 2.0 * genome.option(1)));
            log.accept(row(next, genome, "phone", phone), none());
            log.accept(
                    row(next, genome, "watch", Map.of("latency_ms", value(latency(genome, 4)))),
                    none());
            next++;
        }
        return log;
    }

    private static double latency(Genome genome, double perDepth) {
        return 10 + 5.0 * genome.option(0) + perDepth * genome.option(1);
    }

    private static AnalysedLog log() {
        return new AnalysedLog(Optional.of(SPACE));
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }

    private static MetricValue value(double value) {
        return MetricValue.of(value);
    }

    private static MetricValue spread(double value) {
        return new MetricValue(value, 0.02 * value, 0.01 * value);
    }

    private static LogRow row(
            int index, Genome genome, String pool, Map<String, MetricValue> metrics) {
        return new LogRow(
                "s",
                0,
                index,
                SPACE.digest(),
                genome,
                new OptionTexts(SPACE).of(genome),
                pool,
                "a",
                "cpu",
                false,
                Optional.of(BEGIN.plusSeconds(3600L * index)),
                OptionalLong.of(2000),
                RowOutcome.MEASURED,
                "",
                metrics);
    }

    private static List<AnalysisPart> analysis(AnalysedLog log) {
        return LogAnalysis.of(
                log, AnalysedObjectives.of(log, List.of()), Optional.empty(), "boosted-trees");
    }

    private static AnalysisPart part(AnalysedLog log, String name) {
        return analysis(log).stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> cells(String csv, String begin) {
        return csv.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> new ArrayList<>(List.of(line.split(",", -1))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(begin + " is not in\n" + csv));
    }

    private static String text(List<AnalysisPart> parts) {
        return parts.stream()
                .map(p -> p.text() + p.csv() + p.picture().orElse(""))
                .collect(Collectors.joining());
    }
}
