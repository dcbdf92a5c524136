package dev.linas.runtime.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Notices topics that existed and exist no more, or were made anew. A topic that was never seen is
 * not missed: its owner says so himself. Not thread-safe.
 */
final class DeletedTopics {
    private final String broker;
    private final Set<String> names;
    private final Map<String, Uuid> seen = new HashMap<>();
    private final Set<String> missed = new HashSet<>();

    DeletedTopics(String broker, Set<String> names) {
        this.broker = broker;
        this.names = new TreeSet<>(names);
    }

    /**
     * Looks once. One miss is not believed: metadata may lag.
     *
     * @throws TopicDeletedException if a topic is gone for the second look in a row, or is another
     *     one than before
     */
    void check(Admin admin, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(names).topicNameValues();
        for (String name : names) {
            try {
                Uuid id = found.get(name).get(limit.toMillis(), TimeUnit.MILLISECONDS).topicId();
                missed.remove(name);
                Uuid before = seen.putIfAbsent(name, id);
                if (before != null && !before.equals(id)) {
                    throw new TopicDeletedException(broker, name);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                if (seen.containsKey(name) && !missed.add(name)) {
                    throw new TopicDeletedException(broker, name);
                }
            }
        }
    }
}
