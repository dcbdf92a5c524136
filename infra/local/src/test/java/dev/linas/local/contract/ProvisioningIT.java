package dev.linas.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.local.LocalStack;
import dev.linas.schemas.Search;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.provisioning.ProvisioningException;
import dev.linas.schemas.provisioning.ProvisioningReport;
import dev.linas.schemas.provisioning.ProvisioningReport.Drift;
import dev.linas.schemas.provisioning.ProvisioningReport.Kind;
import dev.linas.schemas.provisioning.ProvisioningReport.Resource;
import dev.linas.schemas.provisioning.ServiceUnreachableException;
import dev.linas.schemas.topics.Retention;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Provisioning of a real broker and a real registry. */
@Timeout(180)
@ExtendWith(RunningStack.class)
class ProvisioningIT {
    private static LocalStack stack;
    private static Admin admin;
    private static Provisioner provisioner;

    @BeforeAll
    static void connect(LocalStack running) {
        stack = running;
        admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrap()));
        provisioner = connect();
    }

    @AfterAll
    static void close() {
        provisioner.close();
        admin.close();
    }

    private static Provisioner connect() {
        return Provisioner.connect(
                Map.of("bootstrap.servers", stack.bootstrap()), stack.registryUrl());
    }

    @Test
    void shouldCreateEveryTopicAsDescribed() throws Exception {
        provisioner.provision(Topics.fixed());

        for (Topic<?> topic : Topics.fixed()) {
            assertThat(
                            admin.describeTopics(List.of(topic.name()))
                                    .allTopicNames()
                                    .get()
                                    .get(topic.name())
                                    .partitions())
                    .as(topic.name())
                    .hasSize(topic.partitions());
            Config config = config(ConfigResource.Type.TOPIC, topic.name());
            assertThat(topic.config())
                    .allSatisfy(
                            (key, value) -> assertThat(config.get(key).value()).isEqualTo(value));
        }
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        provisioner.provision(Topics.fixed());

        ProvisioningReport again = provisioner.provision(Topics.fixed());

        assertThat(again.created()).isEmpty();
        assertThat(again.drifts()).isEmpty();
        assertThat(again.unchanged()).hasSize(2 * Topics.fixed().size());
    }

    @Test
    void shouldProvisionAPoolOnce() throws Exception {
        ProvisioningReport first = provisioner.provisionPool("once-1");
        ProvisioningReport second = provisioner.provisionPool("once-1");

        Resource[] resources = {
            new Resource(Kind.GROUP, "linas-work-once-1"),
            new Resource(Kind.TOPIC, "linas.work.once-1"),
            new Resource(Kind.SUBJECT, "linas.work.once-1-value")
        };
        assertThat(first.created()).containsExactly(resources);
        assertThat(first.drifts()).isEmpty();
        assertThat(second.created()).isEmpty();
        assertThat(second.unchanged()).containsExactly(resources);
        assertThat(second.drifts()).isEmpty();
        Config group = config(ConfigResource.Type.GROUP, "linas-work-once-1");
        assertThat(Topics.workGroupConfig())
                .allSatisfy((key, value) -> assertThat(group.get(key).value()).isEqualTo(value));
    }

    @RepeatedTest(3)
    void shouldLetManyProvisionANewPoolAtOnce(RepetitionInfo repetition) throws Exception {
        String pool = "race-" + repetition.getCurrentRepetition();
        ExecutorService together = Executors.newFixedThreadPool(6);
        try {
            List<Callable<ProvisioningReport>> evaluators =
                    Collections.nCopies(
                            6,
                            () -> {
                                try (Provisioner own = connect()) {
                                    return own.provisionPool(pool);
                                }
                            });
            for (Future<ProvisioningReport> report : together.invokeAll(evaluators)) {
                assertThat(report.get().drifts()).isEmpty();
            }
        } finally {
            together.shutdownNow();
        }
    }

    @Test
    void shouldSayWhyAPoolThatDiffersOnlyInADotIsRefused() {
        provisioner.provisionPool("pi.4");

        assertThatThrownBy(() -> provisioner.provisionPool("pi_4"))
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("linas.work.pi_4")
                .hasMessageContaining("linas.work.pi.4")
                .hasMessageContaining("rename one of the two");
    }

    @Test
    void shouldReportDriftOfATopicAndLeaveItAsItIs() throws Exception {
        Topic<Search> described =
                new Topic<>("drift", Search.class, "any", 4, new Retention.Compacted(), 1_000_000);
        admin.createTopics(
                        List.of(
                                new NewTopic("drift", 3, (short) 1)
                                        .configs(
                                                Map.of(
                                                        "cleanup.policy",
                                                        "delete",
                                                        "retention.ms",
                                                        "60000",
                                                        "max.message.bytes",
                                                        "2048"))))
                .all()
                .get();

        ProvisioningReport report = provisioner.provision(List.of(described));

        assertThat(report.unchanged()).contains(new Resource(Kind.TOPIC, "drift"));
        assertThat(report.drifts())
                .extracting(Drift::key, Drift::expected, Drift::found)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("partitions", "4", "3"),
                        org.assertj.core.groups.Tuple.tuple("cleanup.policy", "compact", "delete"),
                        org.assertj.core.groups.Tuple.tuple("retention.ms", "-1", "60000"),
                        org.assertj.core.groups.Tuple.tuple(
                                "max.message.bytes", "1000000", "2048"));
        assertThat(report.drifts()).allSatisfy(d -> assertThat(d.remedy()).isNotBlank());
        assertThat(config(ConfigResource.Type.TOPIC, "drift").get("retention.ms").value())
                .isEqualTo("60000");
    }

    @Test
    void shouldReportDriftOfAShareGroupAndLeaveItAsItIs() throws Exception {
        provisioner.provisionPool("drift-1");
        ConfigResource group =
                new ConfigResource(ConfigResource.Type.GROUP, Topics.workGroup("drift-1"));
        admin.incrementalAlterConfigs(
                        Map.of(
                                group,
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry(
                                                        "share.auto.offset.reset", "latest"),
                                                OpType.SET))))
                .all()
                .get();
        while (!"latest"
                .equals(
                        config(group.type(), group.name())
                                .get("share.auto.offset.reset")
                                .value())) {
            Thread.sleep(10); // the broker hears of it a moment later
        }

        ProvisioningReport report = provisioner.provisionPool("drift-1");

        assertThat(report.drifts())
                .singleElement()
                .hasToString(
                        "group linas-work-drift-1: share.auto.offset.reset is latest, expected"
                                + " earliest; kafka-configs --alter --group linas-work-drift-1"
                                + " --add-config share.auto.offset.reset=earliest");
        assertThat(config(group.type(), group.name()).get("share.auto.offset.reset").value())
                .isEqualTo("latest");
    }

    @Test
    void shouldSurviveOthersThatProvisionTheSameAtTheSameTime() {
        List<ProvisioningReport> reports =
                IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(
                                i -> {
                                    try (Provisioner own = connect()) {
                                        return own.provisionPool("crowd");
                                    }
                                })
                        .toList();

        assertThat(
                        reports.stream()
                                .flatMap(report -> report.created().stream())
                                .filter(resource -> resource.kind() == Kind.TOPIC))
                .hasSize(1);
        assertThat(provisioner.provisionPool("crowd").created()).isEmpty();
        assertThat(provisioner.provisionPool("crowd").drifts()).isEmpty();
    }

    @Test
    void shouldNameTheRegistryThatDoesNotAnswer() {
        try (Provisioner lost =
                Provisioner.connect(
                        Map.of("bootstrap.servers", stack.bootstrap()),
                        "http://127.0.0.1:1",
                        Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> lost.provisionPool("lost"))
                    .isInstanceOf(ServiceUnreachableException.class)
                    .hasMessageContaining("registry at http://127.0.0.1:1")
                    .extracting("service")
                    .isEqualTo("registry");
        }
    }

    private static Config config(ConfigResource.Type type, String name) throws Exception {
        ConfigResource resource = new ConfigResource(type, name);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }
}
