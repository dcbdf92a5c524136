package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.app.TransactionsCheck;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The level of a real broker's transactions. */
@Timeout(120)
class TransactionsCheckIT {
    private static final String FEATURE = "transaction.version";

    @TempDir Path folder;

    @Test
    void shouldRefuseABrokerUntilItsLevelIsRaised() throws Exception {
        try (Ports ports = new Ports(Duration.ZERO);
                LocalBroker broker = LocalBroker.start(folder.resolve("kafka"), ports.any())) {
            Connection connection = new Connection(broker.bootstrap(), "http://127.0.0.1:1");
            assertThatCode(() -> TransactionsCheck.check(connection)).doesNotThrowAnyException();

            set(connection, 0, UpgradeType.SAFE_DOWNGRADE);
            assertThatThrownBy(() -> TransactionsCheck.check(connection))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("transaction.version unset");

            set(connection, 1, UpgradeType.UPGRADE);
            assertThatThrownBy(() -> TransactionsCheck.check(connection))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(broker.bootstrap() + " has transaction.version 1");

            set(connection, 2, UpgradeType.UPGRADE);
            assertThatCode(() -> TransactionsCheck.check(connection)).doesNotThrowAnyException();
        }
    }

    private static void set(Connection connection, int level, UpgradeType type) throws Exception {
        try (Admin admin = Admin.create(connection.kafkaProperties())) {
            admin.updateFeatures(
                            Map.of(FEATURE, new FeatureUpdate((short) level, type)),
                            new UpdateFeaturesOptions())
                    .all()
                    .get();
            while (level(admin) != level) {
                Thread.sleep(50); // the broker hears of it from the controller
            }
        }
    }

    private static int level(Admin admin) throws Exception {
        var found =
                admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(FEATURE);
        return found == null ? 0 : found.maxVersionLevel();
    }
}
