package dev.linas.schemas.provisioning;

import dev.linas.schemas.provisioning.ProvisioningReport.Drift;
import dev.linas.schemas.provisioning.ProvisioningReport.Kind;
import dev.linas.schemas.provisioning.ProvisioningReport.Resource;
import dev.linas.schemas.registry.RegistryProtocolException;
import dev.linas.schemas.registry.SchemaEvolution;
import dev.linas.schemas.registry.SubjectRegistry;
import dev.linas.schemas.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the value schema of every topic. A subject that lacks ours gets it as a new version, as
 * long as that is compatible with all of its versions in both directions; nothing is taken away.
 */
final class SubjectProvisioning {
    private static final Logger LOG = LoggerFactory.getLogger(SubjectProvisioning.class);
    private static final String RULE = "FULL_TRANSITIVE";

    /** How long a subject without a rule may be one that another process is just making. */
    private static final Duration MAKING = Duration.ofSeconds(1);

    private static final long LOOK_NANOS = 20_000_000;

    private final SubjectRegistry registry;

    SubjectProvisioning(SubjectRegistry registry) {
        this.registry = registry;
    }

    ProvisioningReport provision(List<Topic<?>> topics) {
        ProvisioningReport report = ProvisioningReport.EMPTY;
        long made = System.nanoTime() + MAKING.toNanos();
        for (Topic<?> topic : topics) {
            report = report.and(provision(topic, made));
        }
        return report;
    }

    private ProvisioningReport provision(Topic<?> topic, long made) {
        Resource resource = new Resource(Kind.SUBJECT, topic.subject());
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        if (registry.find(topic.subject(), schema).isPresent()) {
            return ProvisioningReport.found(resource, ruleDrift(resource, made));
        }
        List<Schema> versions = registry.versions(topic.subject());
        Optional<String> conflict = SchemaEvolution.conflict(schema, versions);
        if (conflict.isPresent()) {
            return ProvisioningReport.found(
                    resource, List.of(schemaDrift(resource, conflict.get(), versions.size())));
        }
        if (!registry.register(topic.subject(), schema)) {
            return ProvisioningReport.found(
                    resource,
                    List.of(
                            schemaDrift(
                                    resource,
                                    "the registry's compatibility rule forbids it",
                                    versions.size())));
        }
        if (versions.isEmpty()) {
            restrict(topic.subject());
        }
        return ProvisioningReport.created(resource);
    }

    /** Has the registry guard a new subject; not every registry knows the rule. */
    private void restrict(String subject) {
        try {
            registry.setCompatibility(subject, RULE);
        } catch (RegistryProtocolException e) {
            LOG.warn("{} keeps the registry's own compatibility rule: {}", subject, e.getMessage());
        }
    }

    /**
     * Drift of the rule of a subject. Its maker registers the schema before it can set the rule, so
     * a missing rule may be just about to be set.
     */
    private List<Drift> ruleDrift(Resource resource, long made) {
        String rule = registry.compatibility(resource.name());
        while (rule.equals(SubjectRegistry.NO_RULE) && System.nanoTime() < made) {
            LockSupport.parkNanos(LOOK_NANOS);
            rule = registry.compatibility(resource.name());
        }
        return RULE.equals(rule)
                ? List.of()
                : List.of(
                        new Drift(
                                resource,
                                "compatibility",
                                RULE,
                                rule,
                                "PUT {\"compatibility\": \"%s\"} to /config/%s of the registry"
                                        .formatted(RULE, resource.name())));
    }

    private static Drift schemaDrift(Resource resource, String conflict, int versions) {
        return new Drift(
                resource,
                "schema",
                "the schema of this version of Linas",
                versions + " version(s) that it cannot join: " + conflict,
                "run a version of Linas that fits these topics, or delete the subject if nothing"
                        + " that was written with it matters");
    }
}
