package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running stack, as its clients see it. */
@Timeout(180)
class LocalStackIT {
    @TempDir static Path folder;

    private static Path data;
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        data = folder.resolve("as users name; folders");
        stack = LocalStack.start(LocalSettings.in(data));
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @Test
    void shouldHandOutQueuedRecordsUntilTheyAreAccepted() throws Exception {
        Client client = new Client(stack.endpoints());
        client.createTopic("queue");
        client.readShareGroupFromTheStart("workers");
        client.produce("queue", "job");
        assertThat(
                        client.share(
                                "workers",
                                "queue",
                                AcknowledgeType.RELEASE,
                                AcknowledgeType.ACCEPT))
                .containsExactly("job/1", "job/2");
        client.produce("queue", "next");
        assertThat(client.share("workers", "queue", AcknowledgeType.ACCEPT))
                .containsExactly("next/1");
    }

    @Test
    void shouldTakeRecordsUpToItsSizeLimit() throws Exception {
        Client client = new Client(stack.endpoints());
        client.createTopic("large");
        client.produce("large", "x".repeat(15_000_000));
        assertThat(client.consume("large", 1))
                .hasSize(1)
                .allMatch(value -> value.length() == 15_000_000);
    }

    @Test
    void shouldRefuseAFolderInUseAndLeaveItsOwnerAlone() throws Exception {
        assertThatThrownBy(() -> LocalStack.start(LocalSettings.in(data)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("in use by process");
        assertThat(Endpoints.read(data)).contains(stack.endpoints());
        new Client(stack.endpoints()).createTopic("still-serving");
    }
}
