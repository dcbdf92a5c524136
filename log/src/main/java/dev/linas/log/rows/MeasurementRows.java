package dev.linas.log.rows;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.matrix.FirstResults;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.OptionTexts;
import dev.linas.log.table.RowOutcome;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The measurements of one search as rows: of each metric of a candidate and pool the first outcome,
 * as the search itself counts them. Keeps no rows. Not thread-safe.
 */
public final class MeasurementRows {
    private final SearchSpace space;
    private final OptionTexts options;
    private final FirstResults seen = new FirstResults();

    /**
     * @param space the space of the search
     */
    public MeasurementRows(SearchSpace space) {
        this.space = space;
        this.options = new OptionTexts(space);
    }

    /**
     * The row of the next measurement, in the order in which they were written; empty if it tells
     * nothing that counts.
     *
     * @throws IllegalArgumentException if it is of another space
     */
    public Optional<LogRow> next(Measurement measurement) {
        if (!measurement.getSpaceDigest().equals(space.digest())) {
            throw new IllegalArgumentException(
                    "candidate %d/%d of search '%s' is of space %s, not of %s (%s)"
                            .formatted(
                                    measurement.getRound(),
                                    measurement.getIndex(),
                                    measurement.getSearchId(),
                                    measurement.getSpaceDigest(),
                                    space.name(),
                                    space.digest()));
        }
        List<MetricResult> first =
                measurement.getResults().stream()
                        .filter(result -> isFirst(measurement, result))
                        .toList();
        return first.isEmpty() ? Optional.empty() : Optional.of(row(measurement, first));
    }

    private boolean isFirst(Measurement measurement, MetricResult result) {
        return seen.add(
                measurement.getRound(),
                measurement.getIndex(),
                measurement.getPool(),
                result.getMetric());
    }

    private LogRow row(Measurement measurement, List<MetricResult> results) {
        Genome genome = GenomeMapper.toGenome(measurement.getGenome());
        space.check(genome);
        Map<String, MetricValue> metrics = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>();
        RowOutcome outcome = RowOutcome.MEASURED;
        for (MetricResult result : results) {
            if (result.getOutcome() == Outcome.MEASURED) {
                metrics.put(result.getMetric(), value(result));
            } else {
                errors.add(result.getMetric() + ": " + result.getError());
                RowOutcome failed = RowOutcome.valueOf(result.getOutcome().name());
                outcome = failed.compareTo(outcome) > 0 ? failed : outcome;
            }
        }
        return new LogRow(
                measurement.getSearchId(),
                measurement.getRound(),
                measurement.getIndex(),
                measurement.getSpaceDigest(),
                genome,
                options.of(genome),
                measurement.getPool(),
                measurement.getInstance(),
                measurement.getDevice().getCpu(),
                measurement.getRepeat(),
                Optional.of(measurement.getMeasuredAt()),
                OptionalLong.of(measurement.getDurationMillis()),
                outcome,
                String.join("; ", errors),
                metrics);
    }

    private static MetricValue value(MetricResult result) {
        return new MetricValue(
                result.getValue(), orNaN(result.getSpread()), orNaN(result.getStandardError()));
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
