package dev.linas.log.table.read;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Results of DyNAS-T, which writes 0 for what was not measured. Times are taken as UTC, since the
 * file names no zone.
 */
final class DynasLayout implements Layout {
    private static final String NETWORK = "Sub-network";
    private static final String DATE = "Date";
    private static final Map<String, String> METRICS = metrics();

    /** Metrics that are above 0 for every network. */
    private static final Set<String> COUNTS =
            Set.of("Model Parameters", "Latency (ms)", "MACs", "Model Size", "Model Size (MB)");

    private static Map<String, String> metrics() {
        Map<String, String> metrics = new LinkedHashMap<>();
        metrics.put("Model Parameters", "params");
        metrics.put("Latency (ms)", "latency_ms");
        metrics.put("MACs", "macs");
        metrics.put("Model Size", "model_mb");
        metrics.put("Model Size (MB)", "model_mb");
        metrics.put("Top-1 Acc (%)", "accuracy_top1");
        metrics.put("Top-1 Acc", "accuracy_top1");
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
    public LogTable read(CellTable given, Foreign foreign, ReadProblems problems) {
        Optional<SearchSpace> space = ForeignTable.space(foreign, problems);
        if (space.isEmpty()) {
            return null;
        }
        CellTable table = DynasZeros.blank(given, METRICS.keySet(), COUNTS, problems);
        DynasVariables variables = new DynasVariables(space.get(), table, problems);
        int network = table.column(NETWORK);
        List<OptionCells.Options> options = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int r = 0; r < table.rows().size(); r++) {
            CellTable.Row row = table.rows().get(r);
            List<String> cells = variables.cells(row, NETWORK, row.cell(network));
            if (cells != null) {
                options.add(new OptionCells.Options(row, cells));
                numbers.add(r);
            }
        }
        List<Genome> genomes =
                new OptionCells(space.get())
                        .genomes(
                                options, variables.names(), OptionCells.Notation.OPTIONS, problems);
        List<MetricColumn> metrics = MetricNames.columns(table, foreign, measured(table), problems);
        ForeignTable rows = new ForeignTable(table, foreign, space.get(), problems);
        Set<String> used = new HashSet<>(METRICS.keySet()); // those of zeros are told already
        used.addAll(List.of(NETWORK, DATE));
        rows.sayLeftOut(used, metrics);
        for (int r = 0; r < options.size(); r++) {
            CellTable.Row row = options.get(r).row();
            rows.add(
                    row,
                    numbers.get(r),
                    genomes.get(r),
                    metrics,
                    rows.at(time(table, row, problems)));
        }
        return rows.rows();
    }

    private static Map<String, String> measured(CellTable table) {
        Map<String, String> measured = new LinkedHashMap<>();
        METRICS.forEach(
                (column, metric) -> {
                    int place = table.column(column);
                    if (place >= 0
                            && table.rows().stream().anyMatch(row -> !row.cell(place).isEmpty())) {
                        measured.put(column, metric);
                    }
                });
        return measured;
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
