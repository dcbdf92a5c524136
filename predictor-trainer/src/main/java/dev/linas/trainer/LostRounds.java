package dev.linas.trainer;

import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.streams.AppMemory;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds whose topic was deleted. They follow from searches, commands, candidates and measurements
 * in any order of reading, so a trainer that forgets how far it has read makes all of them anew. A
 * round that a deadline had closed then also has results that came later.
 */
public final class LostRounds {
    private static final Logger LOG = LoggerFactory.getLogger(LostRounds.class);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Above the longest time after which a broker misses a killed trainer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LostRounds() {}

    /**
     * Makes the trainer forget, if there were rounds and their topic has never held a record. To be
     * called when all topics exist and before the trainer is prepared.
     *
     * @throws UserError if the broker does not answer, or another trainer is running
     */
    public static void remake(TrainerConfig config) throws InterruptedException {
        try (Admin admin = Admin.create(config.connection().shortLivedProperties())) {
            if (isWritten(admin, Topics.ROUNDS) || !isWritten(admin, Topics.ARCHIVES)) {
                return;
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new UserError(
                    "the broker at %s does not tell where its topics end: %s"
                            .formatted(config.connection().bootstrap(), e),
                    ExitCodes.FAILURE,
                    e);
        }
        LOG.warn(
                "{} was deleted; its rounds are made anew from searches, candidates and"
                        + " measurements",
                Topics.ROUNDS.name());
        new AppMemory(config.streams()).erase(PATIENCE);
    }

    private static boolean isWritten(Admin admin, Topic<?> topic)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends =
                IntStream.range(0, Topics.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                        .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        return admin
                .listOffsets(ends)
                .all()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .anyMatch(end -> end.offset() > 0);
    }
}
