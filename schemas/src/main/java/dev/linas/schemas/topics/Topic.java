package dev.linas.schemas.topics;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * Descriptor of one topic: everything that provisioning creates and checks. Keys are UTF-8 strings.
 *
 * @param name name of the topic
 * @param valueType record of its values
 * @param keyMeaning what the key is, for documentation
 * @param partitions number of partitions, &ge; 1
 * @param retention how long its records stay
 * @param maxRecordBytes largest record, in bytes, &ge; 1
 * @param timestamps whether records bear their writer's time or the broker's
 * @param <V> type of its values
 */
public record Topic<V extends SpecificRecord>(
        String name,
        Class<V> valueType,
        String keyMeaning,
        int partitions,
        Retention retention,
        int maxRecordBytes,
        TimestampType timestamps) {
    /** A topic whose records keep the time that their writer gave them. */
    public Topic(
            String name,
            Class<V> valueType,
            String keyMeaning,
            int partitions,
            Retention retention,
            int maxRecordBytes) {
        this(
                name,
                valueType,
                keyMeaning,
                partitions,
                retention,
                maxRecordBytes,
                TimestampType.CREATE_TIME);
    }

    public Topic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(valueType);
        Objects.requireNonNull(retention);
        Objects.requireNonNull(timestamps);
        if (partitions < 1 || maxRecordBytes < 1) {
            throw new IllegalArgumentException(
                    "topic %s: partitions is %d and maxRecordBytes is %d; expected 1 or more"
                            .formatted(name, partitions, maxRecordBytes));
        }
    }

    /** Subject of the value schema at the registry. */
    public String subject() {
        return name + "-value";
    }

    /** Topic-level configuration, key to value. */
    public Map<String, String> config() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                retention.cleanupPolicy(),
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.millis()),
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1",
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(maxRecordBytes),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                timestamps.toString());
    }
}
