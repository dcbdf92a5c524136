package dev.linas.log.io;

import dev.linas.log.record.SearchLog;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Reads the records of searches from the topics: as a reader that changes nothing there. */
public final class StreamLog {
    private static final List<Topic<?>> TOPICS =
            List.of(
                    Topics.SEARCHES,
                    Topics.COMMANDS,
                    Topics.CANDIDATES,
                    Topics.MEASUREMENTS,
                    Topics.SAMPLES,
                    Topics.ROUNDS,
                    Topics.PREDICTORS,
                    Topics.ARCHIVES);

    private final TopicSnapshot snapshot;

    public StreamLog(TopicSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Reads all records of the given searches, topic after topic, each topic in its order.
     *
     * @param ids accepts the ids of the searches
     * @param sink takes one entry at a time; nothing is kept
     */
    public void read(Predicate<String> ids, Consumer<LogEntry> sink) {
        try (TopicSnapshot topics = snapshot.forSeveral()) {
            TOPICS.forEach(topic -> read(topics, topic, ids, sink));
        }
    }

    /**
     * Writes all records of the given searches to a file, an entry at a time.
     *
     * @return number of entries
     * @throws UserError if the file cannot be written
     */
    public long export(Predicate<String> ids, Path file) {
        try (LogFileWriter writer = new LogFileWriter(file)) {
            read(
                    ids,
                    entry -> {
                        try {
                            writer.write(entry);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            writer.finish();
            return writer.entries();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** All that the topics hold of one search. */
    public SearchLog search(String id) {
        SearchLog.Collector collector = new SearchLog.Collector();
        read(id::equals, collector::accept);
        return collector.log(id);
    }

    private static <V extends SpecificRecord> void read(
            TopicSnapshot topics, Topic<V> topic, Predicate<String> ids, Consumer<LogEntry> sink) {
        topics.eachStored(
                topic,
                key -> ids.test(searchId(key)),
                (stored, value) -> {
                    if (value != null) {
                        sink.accept(
                                LogEntry.newBuilder()
                                        .setTopic(stored.topic())
                                        .setPartition(stored.partition())
                                        .setOffset(stored.offset())
                                        .setTimestamp(Instant.ofEpochMilli(stored.timestamp()))
                                        .setKey(stored.key())
                                        .setValue(value)
                                        .build());
                    }
                });
    }

    /** The id that a key begins with: that of a predictor goes on with its objective. */
    static String searchId(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
