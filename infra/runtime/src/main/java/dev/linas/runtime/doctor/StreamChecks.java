package dev.linas.runtime.doctor;

import dev.linas.runtime.app.ClockCheck;
import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.app.TransactionsCheck;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.provisioning.ProvisioningException;
import dev.linas.schemas.provisioning.ProvisioningReport.Drift;
import dev.linas.schemas.provisioning.ServiceUnreachableException;
import dev.linas.schemas.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/**
 * Looks at the broker and the registry of a stream. Creates and changes nothing there, but for one
 * tombstone that tells the broker's time.
 */
public final class StreamChecks {
    private static final String BROKER = "broker";
    private static final String REGISTRY = "registry";
    private static final String TOPICS = "topics";
    private static final String CLOCK = "clock";
    private static final String SHARE_GROUPS = "share groups";
    private static final String TRANSACTIONS = "transactions";
    private static final String SHARE_FEATURE = "share.version";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TOLERABLE = Duration.ofSeconds(5);

    private final Connection connection;
    private final Clock clock;

    /**
     * @param clock of this machine
     */
    public StreamChecks(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** All findings; of a broker that does not answer the first two only. */
    public List<Finding> findings() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(broker());
        findings.add(registry());
        if (findings.get(0).level() == Finding.Level.OK) {
            findings.add(transactions());
            findings.add(shareGroups());
            Optional<Finding> missing = topics(findings);
            findings.add(missing.isPresent() ? notCompared() : clock());
        }
        return findings;
    }

    private Finding broker() throws InterruptedException {
        try {
            Preflight.checkBroker(connection, PATIENCE);
            return Finding.ok(BROKER, connection.bootstrap() + " answers");
        } catch (UnreachableError e) {
            return Finding.problem(
                    BROKER, e.getMessage(), "start it, or give its address with --bootstrap");
        } catch (UserError e) {
            String[] parts = e.getMessage().split(": (?=check )", 2);
            return Finding.problem(BROKER, parts[0], parts[parts.length - 1]);
        }
    }

    private Finding registry() throws InterruptedException {
        try {
            Preflight.checkRegistry(connection, PATIENCE);
            return Finding.ok(REGISTRY, connection.registry() + " answers");
        } catch (UnreachableError e) {
            return Finding.problem(
                    REGISTRY, e.getMessage(), "start it, or give its address with --registry");
        }
    }

    private Finding transactions() throws InterruptedException {
        try {
            TransactionsCheck.check(connection);
            return Finding.ok(TRANSACTIONS, "transaction.version is 2 or more");
        } catch (UserError e) {
            String[] parts = e.getMessage().split("\\. (?=Set it)", 2);
            return Finding.problem(TRANSACTIONS, parts[0], parts[parts.length - 1]);
        }
    }

    private Finding shareGroups() throws InterruptedException {
        try (Admin admin = Admin.create(connection.shortLivedProperties())) {
            FinalizedVersionRange found =
                    admin.describeFeatures()
                            .featureMetadata()
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .finalizedFeatures()
                            .get(SHARE_FEATURE);
            return found != null && found.maxVersionLevel() >= 1
                    ? Finding.ok(SHARE_GROUPS, SHARE_FEATURE + " is " + found.maxVersionLevel())
                    : Finding.problem(
                            SHARE_GROUPS,
                            "the broker has no share groups, which workers take candidates from",
                            "use Kafka 4.2 or newer and run: kafka-features.sh --bootstrap-server"
                                    + " %s upgrade --feature %s=1"
                                            .formatted(connection.bootstrap(), SHARE_FEATURE));
        } catch (ExecutionException | TimeoutException e) {
            return Finding.warning(
                    SHARE_GROUPS,
                    "the broker does not tell its features: " + e.getMessage(),
                    "allow this client to describe the cluster");
        }
    }

    /** Adds what is found of the topics; gives it again where some are missing. */
    private Optional<Finding> topics(List<Finding> findings) {
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            Provisioner.Inspection found = provisioner.inspect(Topics.fixed());
            for (Drift drift : found.drifts()) {
                findings.add(
                        Finding.warning(
                                drift.resource().toString(),
                                "%s is %s, expected %s"
                                        .formatted(drift.key(), drift.found(), drift.expected()),
                                drift.remedy()));
            }
            if (!found.missing().isEmpty()) {
                Finding missing =
                        Finding.warning(
                                TOPICS,
                                "missing: "
                                        + found.missing().stream()
                                                .sorted()
                                                .collect(Collectors.joining(", ")),
                                "none is needed: the first app that starts makes them");
                findings.add(missing);
                return Optional.of(missing);
            }
            if (found.drifts().isEmpty()) {
                findings.add(
                        Finding.ok(
                                TOPICS, "all %d are as wanted".formatted(Topics.fixed().size())));
            }
            return Optional.empty();
        } catch (ProvisioningException | ServiceUnreachableException e) {
            Finding refused =
                    Finding.problem(
                            TOPICS, e.getMessage(), "allow this client to describe its topics");
            findings.add(refused);
            return Optional.of(refused);
        }
    }

    private static Finding notCompared() {
        return Finding.ok(CLOCK, "not compared with the broker's: that needs the topics");
    }

    private Finding clock() throws InterruptedException {
        try {
            Optional<Duration> skew = ClockCheck.skew(connection, clock);
            if (skew.isEmpty()) {
                return Finding.ok(CLOCK, "the broker does not tell its own");
            }
            String text =
                    "%d ms %s the broker's"
                            .formatted(
                                    skew.get().abs().toMillis(),
                                    skew.get().isNegative() ? "behind" : "ahead of");
            return skew.get().abs().compareTo(TOLERABLE) <= 0
                    ? Finding.ok(CLOCK, text)
                    : Finding.warning(
                            CLOCK, text, "set the clocks of both machines, for instance by NTP");
        } catch (ExecutionException | TimeoutException e) {
            return Finding.warning(
                    CLOCK,
                    "it could not be compared with the broker's: " + e.getMessage(),
                    "allow this client to write to topic " + Topics.EVALUATORS.name());
        }
    }
}
