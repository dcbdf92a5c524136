package dev.linas.schemas.topics;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Descriptor of one topic: everything that provisioning creates and checks. Keys are UTF-8 strings.
 *
 * @param name name of the topic
 * @param valueType record of its values
 * @param keyMeaning what the key is, for documentation
 * @param partitions number of partitions, &ge; 1
 * @param retention how long its records stay
 * @param maxRecordBytes largest record, in bytes, &ge; 1
 * @param <V> type of its values
 */
public record Topic<V extends SpecificRecord>(
        String name,
        Class<V> valueType,
        String keyMeaning,
        int partitions,
        Retention retention,
        int maxRecordBytes) {
    public Topic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(valueType);
        Objects.requireNonNull(retention);
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
                Integer.toString(maxRecordBytes));
    }
}
