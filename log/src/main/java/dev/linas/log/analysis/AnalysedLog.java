package dev.linas.log.analysis;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.RowOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The rows of a log, as an analysis needs them: candidates, what was measured of each, and when. Of
 * a row it keeps the numbers alone. Rows are taken one by one. Not thread-safe.
 */
public final class AnalysedLog {
    private static final double MILLIS_PER_HOUR = 3_600_000.0;

    /** A candidate of a search. */
    private record Key(String search, int round, int index) {}

    private final Optional<SearchSpace> space;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> candidates = new ArrayList<>();
    private final List<Genome> genomes = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private final Map<String, MeasuredColumn> columns = new LinkedHashMap<>();
    private final List<CanaryReading> canaries = new ArrayList<>();
    private Optional<Instant> begin = Optional.empty();
    private int rows;
    private int failed;
    private int repeats;

    /**
     * A log without rows.
     *
     * @param space space of its genomes; empty where it is not known
     */
    public AnalysedLog(Optional<SearchSpace> space) {
        this.space = space;
    }

    /**
     * The rows of a table.
     *
     * @param space its space; empty: the built-in one that its rows name, if there is one
     */
    public static AnalysedLog of(LogTable table, Optional<SearchSpace> space) {
        AnalysedLog log =
                new AnalysedLog(
                        space.or(
                                () ->
                                        table.rows().stream()
                                                .findFirst()
                                                .flatMap(row -> builtIn(row.space()))));
        table.rows().forEach(row -> log.accept(row, OptionalDouble.empty()));
        return log;
    }

    private static Optional<SearchSpace> builtIn(String digest) {
        return BuiltInSpaces.names().stream()
                .flatMap(name -> BuiltInSpaces.find(name).stream())
                .filter(space -> space.digest().equals(digest))
                .findFirst();
    }

    /**
     * Takes the next row.
     *
     * @param canaryMillis the latency that the device's canary had then, where it was told
     */
    public void accept(LogRow row, OptionalDouble canaryMillis) {
        rows++;
        failed += row.outcome() == RowOutcome.MEASURED ? 0 : 1;
        repeats += row.repeat() ? 1 : 0;
        int candidate = candidate(row);
        if (!row.repeat() && row.durationMillis().isPresent()) {
            double more = row.durationMillis().getAsLong() / 1e3;
            seconds.set(candidate, seconds.get(candidate) + more);
        }
        double hours = hours(row.measuredAt());
        row.metrics()
                .forEach(
                        (metric, value) ->
                                columns.computeIfAbsent(
                                                Objective.id(metric, row.pool()),
                                                id -> new MeasuredColumn(metric, row.pool()))
                                        .add(
                                                new Reading(
                                                        candidate,
                                                        row.instance(),
                                                        hours,
                                                        value.value(),
                                                        value.spread(),
                                                        value.standardError(),
                                                        row.repeat())));
        if (canaryMillis.isPresent() && !row.repeat() && !Double.isNaN(hours)) {
            canaries.add(
                    new CanaryReading(
                            row.pool(), row.instance(), hours, canaryMillis.getAsDouble()));
        }
    }

    private int candidate(LogRow row) {
        Key key = new Key(row.search(), row.round(), row.index());
        Integer known = numbers.putIfAbsent(key, candidates.size());
        if (known != null) {
            return known;
        }
        candidates.add(key);
        genomes.add(row.genome());
        seconds.add(0.0);
        return candidates.size() - 1;
    }

    private double hours(Optional<Instant> at) {
        if (at.isEmpty()) {
            return Double.NaN;
        }
        if (begin.isEmpty()) {
            begin = at;
        }
        return (at.get().toEpochMilli() - begin.get().toEpochMilli()) / MILLIS_PER_HOUR;
    }

    /** The space of the genomes; empty where it is not known. */
    Optional<SearchSpace> space() {
        return space;
    }

    /** Rows that were taken. */
    public int rows() {
        return rows;
    }

    /** Rows in which a metric failed. */
    int failedRows() {
        return failed;
    }

    /** Rows that were answered from earlier measurements. */
    int repeatedRows() {
        return repeats;
    }

    /** Number of candidates. */
    int candidates() {
        return candidates.size();
    }

    /** Different sub-networks among the candidates. */
    int subNetworks() {
        return new LinkedHashSet<>(genomes).size();
    }

    /** Seconds that all pools measured for. */
    double seconds() {
        double sum = 0;
        for (double each : seconds) {
            sum += each;
        }
        return sum;
    }

    /** The sub-network of a candidate. */
    Genome genome(int candidate) {
        return genomes.get(candidate);
    }

    /** The measured values, a column for each metric of each pool, in the order of the log. */
    List<MeasuredColumn> columns() {
        return List.copyOf(columns.values());
    }

    /** A column by {@code metric@pool}. */
    Optional<MeasuredColumn> column(String id) {
        return Optional.ofNullable(columns.get(id));
    }

    /** Looks at the drift of devices, in the order of the log. */
    List<CanaryReading> canaries() {
        return List.copyOf(canaries);
    }

    /** Searches that the candidates are of, in the order of the log. */
    List<String> searches() {
        Set<String> ids = new LinkedHashSet<>();
        candidates.forEach(key -> ids.add(key.search()));
        return List.copyOf(ids);
    }

    /**
     * The first value of each column for each sub-network.
     *
     * @return one array per column, in their order, with NaN where a sub-network has no value
     */
    List<double[]> bySubNetwork(List<MeasuredColumn> some) {
        Map<Genome, Integer> places = new LinkedHashMap<>();
        genomes.forEach(genome -> places.putIfAbsent(genome, places.size()));
        List<double[]> all = new ArrayList<>();
        for (MeasuredColumn column : some) {
            double[] values = new double[places.size()];
            Arrays.fill(values, Double.NaN);
            for (Reading reading : column.readings()) {
                int place = places.get(genomes.get(reading.candidate()));
                if (Double.isNaN(values[place])) {
                    values[place] = reading.value();
                }
            }
            all.add(values);
        }
        return all;
    }

    /**
     * The candidates of a search as evaluations, by (round, index).
     *
     * @param objectives what their values are, in this order; NaN where there is none
     */
    List<Evaluation> evaluations(String search, List<Objective> objectives) {
        double[][] values = new double[objectives.size()][candidates.size()];
        for (int o = 0; o < values.length; o++) {
            Arrays.fill(values[o], Double.NaN);
            for (Reading reading : readings(objectives.get(o))) {
                values[o][reading.candidate()] = reading.value();
            }
        }
        List<Evaluation> evaluations = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            Key key = candidates.get(c);
            if (key.search().equals(search)) {
                double[] own = new double[values.length];
                for (int o = 0; o < own.length; o++) {
                    own[o] = values[o][c];
                }
                evaluations.add(
                        new Evaluation(key.round(), key.index(), genomes.get(c), own, false));
            }
        }
        Collections.sort(evaluations);
        return evaluations;
    }

    private List<Reading> readings(Objective objective) {
        return column(objective.id()).map(MeasuredColumn::readings).orElse(List.of());
    }

    /** Seconds that each candidate of a search was measured for, by all pools. */
    Map<CandidateId, Double> secondsByCandidate(String search) {
        Map<CandidateId, Double> byCandidate = new HashMap<>();
        for (int c = 0; c < candidates.size(); c++) {
            Key key = candidates.get(c);
            if (key.search().equals(search)) {
                byCandidate.put(new CandidateId(key.round(), key.index()), seconds.get(c));
            }
        }
        return byCandidate;
    }
}
