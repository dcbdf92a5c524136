package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.parquet.ParquetLog;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogRows;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.OptionTexts;
import dev.linas.log.table.RowOutcome;
import dev.linas.log.table.read.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Tables that are written and read again. */
class TableRoundTripTest {
    private static final List<String> SPACES =
            List.of("nas-bench-201", "bert-base-sst2", "ofa-mbv3-d234-e346-k357-w1.0");
    private static final List<String> METRICS = List.of("top1", "latency_ms", "genome", "ks0");
    private static final List<RowOutcome> FAILED =
            List.of(RowOutcome.FAILED_TRANSIENT, RowOutcome.FAILED_PERMANENT);
    private static final List<String> ERRORS =
            List.of("latency_ms: time-out", "a, \"b\"\nand c", "\u00e9chec; d'oh");

    @Property(tries = 60)
    void shouldReadWhatWasWritten(@ForAll long seed) throws IOException {
        SearchSpace space = BuiltInSpaces.find(SPACES.get(Math.floorMod(seed, 3))).orElseThrow();
        LogTable table = table(space, new Random(seed));
        Path csv = Files.createTempFile("rows", ".csv");
        Path parquet = Files.createTempFile("rows", ".parquet");
        try {
            CsvLog.write(table, LogRows.of(table.rows()), csv);
            assertThat(csv).hasContent(CsvLog.write(table));
            ParquetLog.write(table, parquet);

            assertThat(read(csv, Optional.of(space))).isEqualTo(table);
            assertThat(read(parquet, Optional.of(space))).isEqualTo(table);
            assertThat(read(csv, Optional.empty()).rows()).isEqualTo(table.rows());
            byte[] first = Files.readAllBytes(parquet);
            ParquetLog.write(read(csv, Optional.of(space)), parquet);
            assertThat(Files.readAllBytes(parquet)).isEqualTo(first);
        } finally {
            Files.delete(csv);
            Files.delete(parquet);
        }
    }

    private static LogTable read(Path file, Optional<SearchSpace> space) {
        return LogTables.read(
                file,
                Optional.empty(),
                new Foreign(space, "search", "pool", Map.of(), true),
                note -> {});
    }

    private static LogTable table(SearchSpace space, Random random) {
        OptionTexts texts = new OptionTexts(space);
        List<LogRow> rows = new ArrayList<>();
        for (int index = 0; index <= random.nextInt(30); index++) {
            Genome genome = space.random(new SplittableRandom(random.nextLong()));
            Map<String, MetricValue> metrics = new LinkedHashMap<>();
            for (String metric : METRICS) {
                if (random.nextInt(3) > 0) {
                    metrics.put(
                            metric,
                            new MetricValue(
                                    number(random),
                                    random.nextBoolean() ? Double.NaN : random.nextDouble(),
                                    random.nextBoolean() ? Double.NaN : Math.abs(number(random))));
                }
            }
            boolean failed = metrics.isEmpty() || random.nextInt(4) == 0;
            rows.add(
                    new LogRow(
                            "s-" + random.nextInt(2),
                            random.nextInt(3),
                            index,
                            space.digest(),
                            genome,
                            texts.of(genome),
                            "pool" + random.nextInt(2),
                            random.nextBoolean() ? "" : "evaluator-1",
                            random.nextBoolean() ? "" : "AMD EPYC, 2 \"cores\"",
                            random.nextBoolean(),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(Instant.ofEpochMilli(random.nextLong() >> 24)),
                            random.nextBoolean()
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(random.nextInt(1_000_000)),
                            failed
                                    ? FAILED.get(random.nextInt(FAILED.size()))
                                    : RowOutcome.MEASURED,
                            failed ? ERRORS.get(random.nextInt(ERRORS.size())) : "",
                            metrics));
        }
        return LogTable.of(LogVariable.of(space), rows);
    }

    /** Any finite number, whole ones and zeros among them. */
    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_000_000_000);
            case 1 -> -0.0;
            case 2 -> random.nextGaussian() * 100;
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : Double.MIN_VALUE;
            }
        };
    }
}
