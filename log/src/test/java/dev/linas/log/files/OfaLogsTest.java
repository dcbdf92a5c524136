package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.parquet.ParquetLog;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.read.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two published logs of OFA-MobileNetV3, 45 option columns and three metrics in the order of
 * their searches. Their folder lies beside the repository; without it these tests skip.
 */
class OfaLogsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("linas.data", "../../shared/data"), "ofa-mbv3");
    private static final SearchSpace SPACE =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"linas_nsga2_acc_macs.csv", "evo_nsga2_acc_macs.csv"})
    void shouldReproduceTheCurveOfTheirOwnOrderToTheLastDigit(String name) throws IOException {
        Path original = FOLDER.resolve(name);
        assumeTrue(Files.exists(original), "there is no " + original);
        List<Double> expected = curve(original);

        LogTable table = read(original, Map.of());
        Path csv = Files.writeString(folder.resolve("rows.csv"), CsvLog.write(table));
        Path parquet = folder.resolve("rows.parquet");
        ParquetLog.write(read(csv, Map.of()), parquet);
        Path dynas = dynas(original);

        assertThat(curve(read(csv, Map.of()))).isEqualTo(expected);
        assertThat(curve(read(parquet, Map.of()))).isEqualTo(expected);
        LogTable results = read(dynas, Map.of("top1", "Top-1 Acc (%)"));
        assertThat(curve(results)).isEqualTo(expected);
        assertThat(results.rows().stream().map(LogRow::genome))
                .isEqualTo(table.rows().stream().map(LogRow::genome).toList());
        assertThat(results.metrics()).containsExactlyInAnyOrder("params", "macs", "top1");
    }

    private static LogTable read(Path file, Map<String, String> metrics) {
        return LogTables.read(
                file,
                Optional.empty(),
                new Foreign(Optional.of(SPACE), "ofa", "log", metrics, true),
                note -> {});
    }

    /** Out of the text of a file, by nothing that is under test. */
    private static List<Double> curve(Path file) throws IOException {
        List<double[]> costs = new ArrayList<>();
        for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            String[] cells = line.split(",", -1);
            costs.add(new double[] {-Double.parseDouble(cells[47]), Double.parseDouble(cells[46])});
        }
        return volumes(costs);
    }

    private static List<Double> curve(LogTable table) {
        return volumes(
                table.rows().stream()
                        .map(
                                row ->
                                        new double[] {
                                            -row.metrics().get("top1").value(),
                                            row.metrics().get("macs").value()
                                        })
                        .toList());
    }

    private static List<Double> volumes(List<double[]> costs) {
        List<Double> volumes = new ArrayList<>();
        for (int n = 1; n <= costs.size(); n++) {
            volumes.add(Hypervolume.of(costs.subList(0, n), new double[] {-70, 6e8}));
        }
        return volumes;
    }

    /** As DyNAS-T writes it: a dictionary of Python, and nothing measured of latency. */
    private Path dynas(Path original) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        "Sub-network,Date,Model Parameters,Latency (ms),MACs,Top-1 Acc (%)\r\n");
        List<String> lines = Files.readAllLines(original);
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split(",", -1);
            text.append(
                    "\"{'wid': None, 'ks': [%s], 'e': [%s], 'd': [%s], 'r': [224]}\""
                            .formatted(
                                    list(cells, 0, 20), list(cells, 20, 40), list(cells, 40, 45)));
            text.append(",2022-06-01 12:%02d:%02d.5,".formatted(line / 60, line % 60));
            text.append("%s,0,%s,%s\r\n".formatted(cells[45], cells[46], cells[47]));
        }
        return Files.writeString(folder.resolve("results.csv"), text);
    }

    private static String list(String[] cells, int from, int to) {
        return String.join(", ", List.of(cells).subList(from, to));
    }
}
