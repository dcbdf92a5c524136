package dev.linas.runtime.app;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the broker's transactions are those of KIP-890, by the level of its feature {@code
 * transaction.version}. Below it, a late request of a transaction that is over can begin one that
 * nobody ends, behind which every reader of committed records waits for good.
 */
public final class TransactionsCheck {
    private static final String FEATURE = "transaction.version";

    /** Least level that Linas works with. */
    private static final int LEAST = 2;

    private static final Logger LOG = LoggerFactory.getLogger(TransactionsCheck.class);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private TransactionsCheck() {}

    /**
     * Asks the broker. One that does not answer is warned of only: the apps wait for it elsewhere.
     *
     * @throws UserError with exit code {@link ExitCodes#FAILURE} if the level is lower than 2, or
     *     none is set
     */
    public static void check(Connection connection) throws InterruptedException {
        try (Admin admin = Admin.create(connection.shortLivedProperties())) {
            FinalizedVersionRange found =
                    admin.describeFeatures()
                            .featureMetadata()
                            .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                            .finalizedFeatures()
                            .get(FEATURE);
            require(
                    found == null ? OptionalInt.empty() : OptionalInt.of(found.maxVersionLevel()),
                    connection.bootstrap());
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the broker does not tell its {}: {}", FEATURE, e.toString());
        }
    }

    /** Decides by the level that the cluster has agreed upon; empty where it has none. */
    static void require(OptionalInt level, String bootstrap) {
        if (level.isPresent() && level.getAsInt() >= LEAST) {
            return;
        }
        throw new UserError(
                ("the broker at %s has %s %s; Linas needs %d or more, which Kafka has since"
                                + " 4.0. Set it: kafka-features.sh --bootstrap-server %s upgrade"
                                + " --feature %s=%d")
                        .formatted(
                                bootstrap,
                                FEATURE,
                                level.isPresent() ? level.getAsInt() : "unset",
                                LEAST,
                                bootstrap,
                                FEATURE,
                                LEAST),
                ExitCodes.FAILURE,
                null);
    }
}
