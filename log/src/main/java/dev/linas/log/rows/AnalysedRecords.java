package dev.linas.log.rows;

import dev.linas.core.config.DecimalText;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.device.latency.Canary;
import dev.linas.log.analysis.AnalysedLog;
import dev.linas.log.io.LogFile;
import dev.linas.log.record.InvalidLogException;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The records of one search as an analysis needs them; they are read one by one, and none is kept.
 * Not thread-safe.
 */
public final class AnalysedRecords {
    private final Optional<String> wanted;
    private Optional<SearchSpec> spec = Optional.empty();
    private Optional<List<Double>> referencePoint = Optional.empty();
    private AnalysedLog log;
    private MeasurementRows rows;

    private AnalysedRecords(Optional<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads a log file.
     *
     * @param id which search; empty where the file holds one only
     * @throws InvalidLogException if it is no log file, is damaged, or does not hold the search
     */
    public static AnalysedRecords ofFile(Path file, Optional<String> id) {
        AnalysedRecords records = new AnalysedRecords(id);
        LogFile.read(file, entry -> records.accept(file, entry.getValue()));
        return records.checked(file.toString());
    }

    /**
     * Reads what a broker holds of a search.
     *
     * @throws InvalidLogException if it holds no such search
     */
    public static AnalysedRecords ofStream(TopicSnapshot snapshot, String id) {
        AnalysedRecords records = new AnalysedRecords(Optional.of(id));
        Path source = Path.of(id);
        try (TopicSnapshot topics = snapshot.forSeveral()) {
            topics.each(Topics.SEARCHES, id::equals, (key, v) -> records.accept(source, v));
            records.checked("the broker");
            topics.each(Topics.MEASUREMENTS, id::equals, (key, v) -> records.accept(source, v));
            topics.each(Topics.ROUNDS, id::equals, (key, v) -> records.accept(source, v));
        }
        return records;
    }

    private AnalysedRecords checked(String source) {
        if (spec.isEmpty()) {
            throw new InvalidLogException(
                    "%s: holds no search%s"
                            .formatted(source, wanted.map(id -> " '" + id + "'").orElse("")));
        }
        return this;
    }

    private void accept(Path source, Object value) {
        if (value instanceof Search search && isWanted(search.getSearchId())) {
            begin(source, search);
        } else if (value instanceof Measurement measurement && isOfIt(measurement.getSearchId())) {
            add(measurement);
        } else if (value instanceof Round round && isOfIt(round.getSearchId())) {
            referencePoint =
                    referencePoint.or(
                            () -> Optional.ofNullable(round.getArchive().getReferencePoint()));
        }
    }

    private boolean isWanted(String id) {
        return wanted.map(id::equals).orElse(true);
    }

    private boolean isOfIt(String id) {
        return spec.filter(known -> known.id().equals(id)).isPresent();
    }

    private void begin(Path source, Search search) {
        if (spec.isPresent()) {
            if (spec.get().id().equals(search.getSearchId())) {
                return;
            }
            throw new InvalidLogException(
                    "%s: holds several searches, among them %s and %s; name one by --search"
                            .formatted(source, spec.get().id(), search.getSearchId()));
        }
        SearchSpec read = SearchMapper.toSpec(search);
        spec = Optional.of(read);
        log = new AnalysedLog(Optional.of(read.space()));
        rows = new MeasurementRows(read.space());
    }

    private void add(Measurement measurement) {
        String canary = measurement.getDevice().getFacts().get(Canary.MILLIS_FACT);
        OptionalDouble millis = canary == null ? OptionalDouble.empty() : DecimalText.parse(canary);
        rows.next(measurement)
                .ifPresent(
                        row ->
                                log.accept(
                                        row,
                                        millis.isPresent() && millis.getAsDouble() > 0
                                                ? millis
                                                : OptionalDouble.empty()));
    }

    /** The rows. */
    public AnalysedLog log() {
        return log;
    }

    /** Objectives of the search. */
    public List<Objective> objectives() {
        return spec.orElseThrow().objectives();
    }

    /** The reference point of the search's hypervolume; empty before its first round has closed. */
    public Optional<List<Double>> referencePoint() {
        return referencePoint;
    }
}
