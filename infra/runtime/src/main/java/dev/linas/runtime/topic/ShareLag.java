package dev.linas.runtime.topic;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far share groups are behind, as the broker knows it. */
public final class ShareLag {
    private ShareLag() {}

    /**
     * Asks for the lag of a share group: offsets between what it is done with and the end of the
     * topic, so that what is in work counts.
     *
     * @param admin asked once
     * @param group id of the group
     * @return lag by topic; without the topics of which the group has never read
     */
    public static KafkaFuture<Map<String, Long>> ask(Admin admin, String group) {
        return admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(group)
                .thenApply(ShareLag::byTopic);
    }

    private static Map<String, Long> byTopic(
            Map<TopicPartition, SharePartitionOffsetInfo> committed) {
        Map<String, Long> lag = new TreeMap<>();
        committed.forEach(
                (partition, offset) -> {
                    if (offset != null) {
                        lag.merge(partition.topic(), offset.lag().orElse(0L), Long::sum);
                    }
                });
        return lag;
    }
}
