package dev.linas.log.io;

import dev.linas.core.config.Identifier;
import dev.linas.log.record.InvalidLogException;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.topics.ImportedMark;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Copies a log file onto topics: all of it or nothing, in one transaction, each record with its
 * timestamp and marked as imported, so that it can be looked at and the apps leave it alone. The
 * file is read twice, and not kept in memory.
 */
public final class LogImport {
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

    private final Connection connection;
    private final Map<String, Topic<?>> topics =
            Topics.fixed().stream().collect(Collectors.toMap(Topic::name, topic -> topic));
    private final Map<String, Serializer<SpecificRecord>> serializers = new HashMap<>();

    public LogImport(Connection connection) {
        this.connection = connection;
    }

    /**
     * Copies a file.
     *
     * @param otherId id that its search gets; empty: that of the file
     * @return ids of the searches, and how many records were copied
     * @throws InvalidLogException if the file is damaged, before anything is written
     * @throws UserError if a search of its ids exists, or broker or registry do not answer
     */
    public Imported copy(Path file, Optional<String> otherId) {
        Set<String> ids = checked(file, otherId);
        long[] records = {0};
        Optional<OtherId> other = otherId.map(id -> new OtherId(ids.iterator().next(), id));
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            try {
                LogFile.read(
                        file,
                        entry -> {
                            send(producer, other.map(id -> id.apply(entry)).orElse(entry));
                            records[0]++;
                        });
                producer.commitTransaction();
            } catch (RuntimeException e) {
                producer.abortTransaction();
                throw e;
            }
        } catch (KafkaException e) {
            throw new UserError(
                    "%s: nothing of it was imported: %s".formatted(file, e.getMessage()), e);
        }
        return new Imported(otherId.map(Set::of).orElse(ids), records[0]);
    }

    /**
     * The records that were copied.
     *
     * @param ids of the searches
     * @param records number of records
     */
    public record Imported(Set<String> ids, long records) {}

    /** Ids of the file, after the whole of it was read and found good. */
    private Set<String> checked(Path file, Optional<String> otherId) {
        LogCheck check = new LogCheck(file, topics.keySet());
        LogFile.read(file, check::accept);
        Set<String> defined = check.searches();
        otherId.ifPresent(id -> checkOther(file, id, defined));
        Set<String> wanted = otherId.map(Set::of).orElse(defined);
        Set<String> there =
                new TopicSnapshot(connection).latest(Topics.SEARCHES, wanted::contains).keySet();
        if (!there.isEmpty()) {
            throw new UserError(
                    ("%s: search %s exists on the broker already; import it under another id"
                                    + " with --as")
                            .formatted(file, String.join(", ", there)));
        }
        return defined;
    }

    private static void checkOther(Path file, String id, Set<String> defined) {
        if (!Identifier.isValid(id)) {
            throw new UserError("--as is '%s'; expected %s".formatted(id, Identifier.EXPECTED));
        }
        if (defined.size() > 1) {
            throw new UserError(
                    "--as gives one id, but %s holds %d searches (%s)"
                            .formatted(file, defined.size(), String.join(", ", defined)));
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, LogEntry entry) {
        SpecificRecord value = (SpecificRecord) entry.getValue();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        entry.getTopic(),
                        null,
                        entry.getTimestamp().toEpochMilli(),
                        entry.getKey(),
                        serializer(entry.getTopic()).serialize(entry.getTopic(), value));
        ImportedMark.set(record.headers());
        var unused = producer.send(record); // a failure fails the commit
    }

    @SuppressWarnings("unchecked") // an entry holds the record type of its topic
    private Serializer<SpecificRecord> serializer(String topic) {
        return serializers.computeIfAbsent(
                topic,
                name ->
                        (Serializer<SpecificRecord>)
                                (Serializer<?>)
                                        connection
                                                .serdes()
                                                .serde(topics.get(name).valueType())
                                                .serializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "linas-import-" + UUID.randomUUID());
        properties.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
        properties.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTERS.maxRecordBytes());
        // Log files need its native library anyway.
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "linas-import");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
