package dev.linas.log.rows;

import dev.linas.core.space.SearchSpace;
import dev.linas.log.io.LogFile;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measurements of a log file as rows: of one search, or of all, which are of one space. */
public final class LogFileRows {
    private final Path file;
    private final Optional<String> wanted;
    private final Map<String, MeasurementRows> searches = new HashMap<>();
    private final List<LogRow> rows = new ArrayList<>();
    private Optional<SearchSpace> space;

    private LogFileRows(Path file, Optional<String> wanted, Optional<SearchSpace> space) {
        this.file = file;
        this.wanted = wanted;
        this.space = space;
    }

    /**
     * Reads a whole file.
     *
     * @param search id of the search whose rows are wanted; empty: those of all
     * @param space the space that these searches must be of; empty: that of the first
     * @throws InvalidLogException naming file and search, if it is no log file, is damaged, does
     *     not hold the search or any, or one of another space
     */
    public static LogTable read(Path file, Optional<String> search, Optional<SearchSpace> space) {
        LogFileRows read = new LogFileRows(file, search, space);
        LogFile.read(file, entry -> read.accept(entry.getValue()));
        if (read.searches.isEmpty()) {
            throw new InvalidLogException(
                    "%s: holds no search%s"
                            .formatted(file, search.map(id -> " '" + id + "'").orElse("")));
        }
        return LogTable.of(LogVariable.of(read.space.orElseThrow()), read.rows);
    }

    private void accept(Object value) {
        if (value instanceof Search search && isWanted(search.getSearchId())) {
            begin(search);
        } else if (value instanceof Measurement measurement
                && isWanted(measurement.getSearchId())) {
            add(measurement);
        }
    }

    private boolean isWanted(String id) {
        return wanted.map(id::equals).orElse(true);
    }

    private void begin(Search search) {
        SearchSpace own = SearchMapper.toSpec(search).space();
        SearchSpace expected = space.orElse(own);
        if (!own.digest().equals(expected.digest())) {
            throw new InvalidLogException(
                    ("%s: search '%s' is of space %s (%s), not of %s (%s); name one search by"
                                    + " --search, or export it to a file of its own")
                            .formatted(
                                    file,
                                    search.getSearchId(),
                                    own.name(),
                                    own.digest(),
                                    expected.name(),
                                    expected.digest()));
        }
        space = Optional.of(expected);
        searches.computeIfAbsent(search.getSearchId(), id -> new MeasurementRows(expected));
    }

    private void add(Measurement measurement) {
        MeasurementRows search = searches.get(measurement.getSearchId());
        if (search == null) {
            throw new InvalidLogException(
                    "%s: has measurements of search '%s', but not the record that defines it"
                            .formatted(file, measurement.getSearchId()));
        }
        try {
            search.next(measurement).ifPresent(rows::add);
        } catch (IllegalArgumentException e) {
            throw new InvalidLogException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
