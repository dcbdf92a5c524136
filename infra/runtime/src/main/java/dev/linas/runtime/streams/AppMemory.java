package dev.linas.runtime.streams;

import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/**
 * The memory of a Streams app: how far its group has read, its changelogs, and its stores on this
 * machine. Without it the app reads its topics from their beginning.
 */
public final class AppMemory {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final long LOOK_MILLIS = 500;
    private static final List<String> INTERNAL = List.of("-changelog", "-repartition");

    private final StreamsSettings settings;

    /**
     * @param settings those of the app
     */
    public AppMemory(StreamsSettings settings) {
        this.settings = settings;
    }

    /**
     * Erases it, before the app is started.
     *
     * @param patience how long other instances are waited for, which a broker misses only some time
     *     after they were killed
     * @throws UserError if another instance is running all that time
     */
    public void erase(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(settings.connection().shortLivedProperties())) {
            while (!deleteGroup(admin)) {
                if (System.nanoTime() > end) {
                    throw new UserError(
                            ("other instances of %s are running at the broker at %s; stop"
                                            + " them all, start one, and then the others")
                                    .formatted(
                                            settings.applicationId(),
                                            settings.connection().bootstrap()),
                            ExitCodes.FAILURE,
                            null);
                }
                Thread.sleep(LOOK_MILLIS);
            }
            Set<String> topics = internalTopics(admin);
            while (!topics.isEmpty()) {
                delete(admin, topics);
                Thread.sleep(LOOK_MILLIS); // they go some time after the answer
                topics = internalTopics(admin);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new UserError(
                    "what %s remembers cannot be erased at the broker at %s: %s"
                            .formatted(
                                    settings.applicationId(), settings.connection().bootstrap(), e),
                    ExitCodes.FAILURE,
                    e);
        }
        deleteStores();
    }

    /** False if it has members. */
    private boolean deleteGroup(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            admin.deleteStreamsGroups(List.of(settings.applicationId()))
                    .all()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            throw e;
        }
    }

    private Set<String> internalTopics(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        String prefix = settings.applicationId() + "-";
        return admin.listTopics().names().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> INTERNAL.stream().anyMatch(name::endsWith))
                .collect(Collectors.toSet());
    }

    private static void delete(Admin admin, Set<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            admin.deleteTopics(topics).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    private void deleteStores() {
        Path folder = settings.stateDir().resolve(settings.applicationId());
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
