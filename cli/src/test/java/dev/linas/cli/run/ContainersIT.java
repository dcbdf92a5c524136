package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The apps, each in a process of its own, over a stock broker and a stock registry in containers.
 */
@Timeout(900)
class ContainersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int REGISTRY_PORT = 8080;

    @TempDir Path folder;

    private final List<LinasCli> apps = new ArrayList<>();
    private List<String> stream;

    @BeforeEach
    void needADockerEngine() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: there is no Docker engine; RunIT covers the same on the embedded broker");
    }

    @Test
    void shouldGiveTheSameFrontAsSimulate() throws Exception {
        ToySearch search = new ToySearch(folder);
        try (KafkaContainer broker = broker();
                GenericContainer<?> registry = registry()) {
            broker.start();
            registry.start();
            stream =
                    List.of(
                            "--bootstrap=" + broker.getBootstrapServers(),
                            "--registry=http://%s:%d"
                                    .formatted(
                                            registry.getHost(),
                                            registry.getMappedPort(REGISTRY_PORT)));
            run("search", "start", ToySearch.FILE);
            start("proposer", "--state-dir=state");
            start("trainer", "--state-dir=state");
            start("evaluator", ToySearch.FILE, "--pool=lab");
            start("evaluator", ToySearch.FILE, "--pool=phone");
            awaitTheEnd();
            JsonNode front = new JsonMapper().readTree(run("front", "toy", "--format=json"));
            assertThat(front).isEqualTo(search.simulate().get("front"));
        }
    }

    @AfterEach
    void endTheApps() {
        apps.forEach(LinasCli::close);
    }

    private static KafkaContainer broker() {
        return new KafkaContainer("apache/kafka:4.3.1")
                .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    private static GenericContainer<?> registry() {
        return new GenericContainer<>("apicurio/apicurio-registry:3.0.9")
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(REGISTRY_PORT));
    }

    private void start(String... arguments) throws Exception {
        apps.add(LinasCli.start(folder, overTheStream(arguments)));
    }

    private String run(String... arguments) throws Exception {
        return LinasCli.run(folder, overTheStream(arguments)).succeeded().out();
    }

    private String[] overTheStream(String... arguments) {
        return Stream.concat(Stream.of(arguments), stream.stream()).toArray(String[]::new);
    }

    private void awaitTheEnd() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String shown = run("search", "show", "toy");
        while (!shown.contains("finished (budget)") && Instant.now().isBefore(end)) {
            Thread.sleep(1000);
            shown = run("search", "show", "toy");
        }
        assertThat(shown).contains("finished (budget)");
    }
}
