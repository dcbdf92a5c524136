package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Results of DyNAS-T. A column of zeros only was not measured; times are taken as UTC, since the
 * file names no zone.
 */
final class DynasLayout implements Layout {
    private static final String NETWORK = "Sub-network";
    private static final String DATE = "Date";
    private static final Map<String, String> METRICS = metrics();

    private static Map<String, String> metrics() {
        Map<String, String> metrics = new LinkedHashMap<>();
        metrics.put("Model Parameters", "params");
        metrics.put("Latency (ms)", "latency_ms");
        metrics.put("MACs", "macs");
        metrics.put("Model Size", "model_mb");
        metrics.put("Model Size (MB)", "model_mb");
        metrics.put("Top-1 Acc (%)", "accuracy_top1");
        metrics.put("BLEU Score", "bleu");
        metrics.put("BLEU", "bleu");
        metrics.put("SST-2 Acc", "accuracy_sst2");
        metrics.put("HR@10", "hit_rate_10");
        return metrics;
    }

    @Override
    public String name() {
        return "dynas";
    }

    @Override
    public boolean fits(CellTable table) {
        return table.column(NETWORK) >= 0;
    }

    @Override
    public LogTable read(CellTable table, Foreign foreign, ReadProblems problems) {
        Optional<SearchSpace> space = ForeignTable.space(foreign, problems);
        if (space.isEmpty()) {
            return null;
        }
        DynasVariables variables = new DynasVariables(space.get(), table, problems);
        int network = table.column(NETWORK);
        List<OptionCells.Options> options = new ArrayList<>();
        for (CellTable.Row row : table.rows()) {
            options.add(new OptionCells.Options(row, variables.cells(row, row.cell(network))));
        }
        List<OptionCells.Options> read = options.stream().filter(o -> o.cells() != null).toList();
        List<Genome> genomes =
                new OptionCells(space.get()).genomes(read, variables.names(), problems);
        List<MetricColumn> metrics = MetricNames.columns(table, foreign, measured(table), problems);
        ForeignTable rows = new ForeignTable(table, foreign, space.get(), problems);
        for (int r = 0; r < read.size(); r++) {
            CellTable.Row row = read.get(r).row();
            rows.add(
                    row,
                    table.rows().indexOf(row),
                    genomes.get(r),
                    metrics,
                    time(table, row, problems));
        }
        return rows.rows();
    }

    private static Map<String, String> measured(CellTable table) {
        Map<String, String> measured = new LinkedHashMap<>();
        METRICS.forEach(
                (column, metric) -> {
                    int place = table.column(column);
                    if (place >= 0
                            && table.rows().stream().anyMatch(row -> isMeasured(row.cell(place)))) {
                        measured.put(column, metric);
                    }
                });
        return measured;
    }

    private static boolean isMeasured(String cell) {
        return !cell.isEmpty() && DecimalText.parse(cell).orElse(1) != 0;
    }

    private static ForeignTable.Timing time(
            CellTable table, CellTable.Row row, ReadProblems problems) {
        int place = table.column(DATE);
        if (place < 0 || row.cell(place).isEmpty()) {
            return ForeignTable.Timing.UNKNOWN;
        }
        Optional<Instant> time = Timestamps.parse(row.cell(place));
        if (time.isEmpty()) {
            problems.at(row, DATE, row.cell(place), "a time such as 2022-01-31 12:00:00.5");
        }
        return new ForeignTable.Timing(time, OptionalLong.empty());
    }
}
