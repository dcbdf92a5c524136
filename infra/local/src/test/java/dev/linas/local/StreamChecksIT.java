package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.doctor.Finding;
import dev.linas.runtime.doctor.Finding.Level;
import dev.linas.runtime.doctor.StreamChecks;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class StreamChecksIT {
    @TempDir Path temp;

    @Test
    void shouldTellWhatIsMissingAndWhatDiffersAndChangeNeither() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalSettings.in(temp.resolve("data")))) {
            Connection connection = new Connection(stack.bootstrap(), stack.registryUrl());
            assertThat(levels(connection))
                    .containsEntry("broker", Level.OK)
                    .containsEntry("registry", Level.OK)
                    .containsEntry("transactions", Level.OK)
                    .containsEntry("share groups", Level.OK)
                    .containsEntry("topics", Level.WARNING);
            try (Admin admin = Admin.create(connection.kafkaProperties())) {
                assertThat(admin.listTopics().names().get()).doesNotContain(Topics.ROUNDS.name());
                provision(connection);
                assertThat(levels(connection)).doesNotContainValue(Level.WARNING);
                change(admin);
            }
            List<Finding> found = new StreamChecks(connection, Clock.systemUTC()).findings();
            assertThat(found)
                    .filteredOn(finding -> finding.level() == Level.WARNING)
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.check()).contains(Topics.ROUNDS.name());
                                assertThat(finding.remedy()).contains("kafka-configs --alter");
                            });
            Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
            assertThat(new StreamChecks(connection, ahead).findings())
                    .anyMatch(f -> f.check().equals("clock") && f.level() == Level.WARNING);
        }
    }

    private static Map<String, Level> levels(Connection connection) throws InterruptedException {
        Map<String, Level> levels = new TreeMap<>();
        new StreamChecks(connection, Clock.systemUTC())
                .findings()
                .forEach(finding -> levels.put(finding.check(), finding.level()));
        return levels;
    }

    private static void provision(Connection connection) {
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            provisioner.provision(Topics.fixed());
        }
    }

    private static void change(Admin admin) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ROUNDS.name());
        admin.incrementalAlterConfigs(
                        Map.of(
                                topic,
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry("retention.ms", "604800000"),
                                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
