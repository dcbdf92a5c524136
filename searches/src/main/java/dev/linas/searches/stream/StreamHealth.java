package dev.linas.searches.stream;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.topic.ShareLag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker about topics and groups. */
public final class StreamHealth implements AutoCloseable {
    private static final String PREFIX = "linas";
    private static final long TIMEOUT_SECONDS = 10;

    private final Connection connection;
    private final Admin admin;

    public StreamHealth(Connection connection) {
        this.connection = connection;
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        this.admin = Admin.create(properties);
    }

    /** Number of partitions by name of every topic of Linas, internal ones left out. */
    public Map<String, Integer> topics() {
        Map<String, Integer> partitions = new TreeMap<>();
        List<String> names =
                get(admin.listTopics().names()).stream()
                        .filter(name -> name.startsWith(PREFIX + "."))
                        .toList();
        get(admin.describeTopics(names).allTopicNames())
                .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    /** Lag of every group of Linas by topic; sorted by group and topic. */
    public List<GroupLag> lags() {
        // All groups are asked at the same time, then all ends of their partitions.
        Map<GroupListing, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> committed =
                new LinkedHashMap<>();
        Map<GroupListing, KafkaFuture<Map<String, Long>>> shared = new LinkedHashMap<>();
        for (GroupListing listing : get(admin.listGroups().all())) {
            String group = listing.groupId();
            if (!group.startsWith(PREFIX)) {
                continue;
            }
            if (listing.type().filter(GroupType.SHARE::equals).isPresent()) {
                shared.put(listing, ShareLag.ask(admin, group));
            } else {
                committed.put(
                        listing,
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group));
            }
        }
        List<GroupLag> lags = new ArrayList<>();
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends(committed.values());
        committed.forEach((group, offsets) -> add(lags, group, consumerLag(get(offsets), ends)));
        shared.forEach((group, offsets) -> add(lags, group, get(offsets)));
        lags.sort(Comparator.comparing(GroupLag::group).thenComparing(GroupLag::topic));
        return lags;
    }

    private static void add(List<GroupLag> lags, GroupListing group, Map<String, Long> byTopic) {
        String state = group.groupState().map(Object::toString).orElse("unknown");
        byTopic.forEach((topic, lag) -> lags.add(new GroupLag(group.groupId(), state, topic, lag)));
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(
            Collection<KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> committed) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> offsets : committed) {
            get(offsets).keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        }
        return get(admin.listOffsets(asked).all());
    }

    private static Map<String, Long> consumerLag(
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<String, Long> lag = new TreeMap<>();
        committed.forEach(
                (partition, at) -> {
                    if (at != null) {
                        long behind = Math.max(0, ends.get(partition).offset() - at.offset());
                        lag.merge(partition.topic(), behind, Long::sum);
                    }
                });
        return lag;
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new UnreachableError(
                    "broker", connection.bootstrap(), cause.toString(), "--bootstrap");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableError(
                    "broker", connection.bootstrap(), "interrupted", "--bootstrap");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
