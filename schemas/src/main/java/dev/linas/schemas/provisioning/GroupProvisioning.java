package dev.linas.schemas.provisioning;

import dev.linas.schemas.provisioning.ProvisioningReport.Drift;
import dev.linas.schemas.provisioning.ProvisioningReport.Kind;
import dev.linas.schemas.provisioning.ProvisioningReport.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Configures share groups. A group's configuration may be set before the group has members; a
 * setting that somebody set to another value is left as it is and reported.
 */
final class GroupProvisioning {
    private static final long LOOK_NANOS = 10_000_000;

    private final Broker broker;

    GroupProvisioning(Broker broker) {
        this.broker = broker;
    }

    ProvisioningReport provision(String group, Map<String, String> wanted) {
        Resource resource = new Resource(Kind.GROUP, group);
        ConfigResource target = new ConfigResource(ConfigResource.Type.GROUP, group);
        Config found = describe(resource, target);
        List<AlterConfigOp> missing = new ArrayList<>();
        List<Drift> drifts = new ArrayList<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(wanted).entrySet()) {
            ConfigEntry entry = found.get(setting.getKey());
            if (entry == null || entry.source() != ConfigSource.DYNAMIC_GROUP_CONFIG) {
                missing.add(set(setting.getKey(), setting.getValue()));
            } else if (!setting.getValue().equals(entry.value())) {
                drifts.add(drift(resource, setting, entry.value()));
            }
        }
        if (missing.isEmpty()) {
            return ProvisioningReport.found(resource, drifts);
        }
        broker.await(
                "configure " + resource,
                broker.admin().incrementalAlterConfigs(Map.of(target, missing)).all());
        awaitInForce(resource, target, missing);
        return new ProvisioningReport(List.of(resource), List.of(), drifts);
    }

    private Config describe(Resource resource, ConfigResource target) {
        return broker.await(
                "describe the configuration of " + resource,
                broker.admin().describeConfigs(List.of(target)).values().get(target));
    }

    /**
     * A broker hears a moment later of what the controller has taken; workers must not start
     * before.
     */
    private void awaitInForce(
            Resource resource, ConfigResource target, List<AlterConfigOp> settings) {
        long end = System.nanoTime() + broker.patience().toNanos();
        while (!isInForce(describe(resource, target), settings)) {
            if (System.nanoTime() > end) {
                throw new ProvisioningException(
                        "the configuration of "
                                + resource
                                + " was accepted, but is not in force after "
                                + broker.patience().toMillis()
                                + " ms: is the broker at "
                                + broker.address()
                                + " in good health?",
                        null);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean isInForce(Config config, List<AlterConfigOp> settings) {
        return settings.stream()
                .map(AlterConfigOp::configEntry)
                .allMatch(
                        wanted -> {
                            ConfigEntry entry = config.get(wanted.name());
                            return entry != null && wanted.value().equals(entry.value());
                        });
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    }

    private static Drift drift(Resource resource, Map.Entry<String, String> setting, String found) {
        return new Drift(
                resource,
                setting.getKey(),
                setting.getValue(),
                found,
                "kafka-configs --alter --group %s --add-config %s=%s"
                        .formatted(resource.name(), setting.getKey(), setting.getValue()));
    }
}
