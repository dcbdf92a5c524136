package dev.linas.log.io;

import dev.linas.log.record.InvalidLogException;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Search;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether the entries of a log file fit together: every search is defined, its records are of its
 * space, and no record stands twice. Errors name file and entry, counted from 1. Keeps nothing of
 * the entries but ids and positions. Not thread-safe.
 */
final class LogCheck {
    private record Partition(String topic, int number) {}

    private final Path file;
    private final Set<String> topics;
    private final Map<String, String> spaces = new HashMap<>();
    private final Map<Partition, Long> offsets = new HashMap<>();
    private final Set<String> defined = new LinkedHashSet<>();
    private final Set<String> undefined = new LinkedHashSet<>();
    private long entries;

    /**
     * @param topics names of those that there are
     */
    LogCheck(Path file, Set<String> topics) {
        this.file = file;
        this.topics = topics;
    }

    /**
     * Looks at the next entry.
     *
     * @throws InvalidLogException if it does not fit
     */
    void accept(LogEntry entry) {
        entries++;
        if (!topics.contains(entry.getTopic())) {
            throw wrong(
                    "is of topic '%s'; this version knows none of that name"
                            .formatted(entry.getTopic()));
        }
        Long before =
                offsets.put(
                        new Partition(entry.getTopic(), entry.getPartition()), entry.getOffset());
        if (before != null && before >= entry.getOffset()) {
            throw wrong(
                    ("is offset %d of partition %d of %s, after offset %d; a record stands"
                                    + " once, in its order")
                            .formatted(
                                    entry.getOffset(),
                                    entry.getPartition(),
                                    entry.getTopic(),
                                    before));
        }
        String id = StreamLog.searchId(entry.getKey());
        Object value = entry.getValue();
        if (value instanceof Search search) {
            defined.add(search.getSearchId());
            spaces.putIfAbsent(search.getSearchId(), search.getSpaceDigest()); // as the apps do
        } else if (value instanceof Candidate candidate) {
            space(id, candidate.getSpaceDigest());
        } else if (value instanceof Measurement measurement) {
            space(id, measurement.getSpaceDigest());
        }
        if (!defined.contains(id)) {
            undefined.add(id);
        }
    }

    private void space(String id, String digest) {
        String expected = spaces.getOrDefault(id, digest);
        if (!expected.equals(digest)) {
            throw wrong("is of space %s, but search '%s' is of %s".formatted(digest, id, expected));
        }
    }

    /**
     * The searches of the file, after its last entry.
     *
     * @throws InvalidLogException if there is none, or one is not defined
     */
    Set<String> searches() {
        undefined.removeAll(defined);
        if (!undefined.isEmpty()) {
            throw new InvalidLogException(
                    "%s: has records of search %s, but not the one that defines it"
                            .formatted(file, String.join(", ", undefined)));
        }
        if (defined.isEmpty()) {
            throw new InvalidLogException("%s: holds no search".formatted(file));
        }
        return defined;
    }

    private InvalidLogException wrong(String what) {
        return new InvalidLogException(
                "%s: entry %d %s; export it again".formatted(file, entries, what));
    }
}
