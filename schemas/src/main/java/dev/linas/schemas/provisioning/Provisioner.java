package dev.linas.schemas.provisioning;

import dev.linas.schemas.registry.RegistryAddress;
import dev.linas.schemas.registry.RegistryUnavailableException;
import dev.linas.schemas.registry.SubjectRegistry;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Brings the contract's topics, share groups and subjects into being. Idempotent: what exists stays
 * as it is, and where it differs from its description the {@linkplain ProvisioningReport report}
 * says so. Several processes may provision at the same time.
 *
 * <p>Throws {@link ServiceUnreachableException} if the broker or the registry does not answer,
 * {@link ProvisioningException} if the broker refuses, and {@link
 * dev.linas.schemas.registry.RegistryProtocolException} if the registry does. Thread-safe.
 */
public final class Provisioner implements AutoCloseable {
    /** How long to wait for one answer of the broker before it counts as unreachable. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Admin admin;
    private final TopicProvisioning topics;
    private final GroupProvisioning groups;
    private final SubjectProvisioning subjects;
    private final String registry;

    private Provisioner(
            Admin admin, String bootstrap, Duration patience, SubjectRegistry registry) {
        Broker broker = new Broker(admin, bootstrap, patience);
        this.admin = admin;
        this.topics = new TopicProvisioning(broker);
        this.groups = new GroupProvisioning(broker);
        this.subjects = new SubjectProvisioning(registry);
        this.registry = registry.address().toString();
    }

    /** {@link #connect(Map, String, Duration)} with {@link #PATIENCE}. */
    public static Provisioner connect(Map<String, ?> clientConfig, String registryUrl) {
        return connect(clientConfig, registryUrl, PATIENCE);
    }

    /**
     * A provisioner with its own client of the broker. Connects when it is first used.
     *
     * @param clientConfig configuration of a Kafka client, {@code bootstrap.servers} among it
     * @param registryUrl address of the registry, see {@link RegistryAddress#parse}
     * @param patience how long to wait for one answer of the broker
     * @throws IllegalArgumentException if the address of the registry is malformed
     * @throws ServiceUnreachableException if no bootstrap server has an address
     */
    public static Provisioner connect(
            Map<String, ?> clientConfig, String registryUrl, Duration patience) {
        SubjectRegistry registry = new SubjectRegistry(RegistryAddress.parse(registryUrl));
        Map<String, Object> config = new HashMap<>(clientConfig);
        int millis = Math.toIntExact(patience.toMillis());
        config.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        String bootstrap = String.valueOf(config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        return new Provisioner(admin(config, bootstrap), bootstrap, patience, registry);
    }

    private static Admin admin(Map<String, Object> config, String bootstrap) {
        try {
            return Admin.create(config);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServiceUnreachableException("broker", bootstrap, cause.getMessage(), e);
        }
    }

    /**
     * Provisions topics and their subjects, at the same time; {@link Topics#fixed()} are those
     * without pools.
     *
     * @throws ServiceUnreachableException if broker or registry does not answer; where neither
     *     does, of the broker
     * @throws ProvisioningException if one of them refuses
     */
    public ProvisioningReport provision(List<Topic<?>> wanted) {
        CompletableFuture<ProvisioningReport> registering =
                CompletableFuture.supplyAsync(
                        () -> registered(() -> subjects.provision(wanted)), Provisioner::onThread);
        ProvisioningReport ofTopics = topics.provision(wanted);
        return ofTopics.and(joined(registering));
    }

    /**
     * The state of some topics on the broker.
     *
     * @param missing names of those that are not there
     * @param drifts where the others differ from their descriptions
     */
    public record Inspection(List<String> missing, List<ProvisioningReport.Drift> drifts) {
        public Inspection {
            missing = List.copyOf(missing);
            drifts = List.copyOf(drifts);
        }
    }

    /**
     * Compares topics with their descriptions; creates and changes nothing.
     *
     * @throws ServiceUnreachableException if the broker does not answer
     * @throws ProvisioningException if it refuses
     */
    public Inspection inspect(List<Topic<?>> wanted) {
        return topics.inspect(wanted);
    }

    private static ProvisioningReport joined(CompletableFuture<ProvisioningReport> registering) {
        try {
            return registering.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e;
        }
    }

    private static void onThread(Runnable work) {
        Thread thread = new Thread(work, "provision-subjects");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Provisions what a pool needs: its work queue, the share group of its workers, its subject.
     *
     * @throws IllegalArgumentException if the name of the pool is not allowed
     */
    public ProvisioningReport provisionPool(String pool) {
        // The group first: without its configuration, workers would start at the queue's end.
        ProvisioningReport group =
                groups.provision(Topics.workGroup(pool), Topics.workGroupConfig());
        return group.and(provision(List.of(Topics.work(pool))));
    }

    private ProvisioningReport registered(Supplier<ProvisioningReport> provisioning) {
        try {
            return provisioning.get();
        } catch (RegistryUnavailableException e) {
            String reason = e.getCause().getMessage();
            throw new ServiceUnreachableException(
                    "registry",
                    registry,
                    reason == null ? e.getCause().getClass().getSimpleName() : reason,
                    e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
