package dev.linas.schemas.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.provisioning.ProvisioningReport.Kind;
import dev.linas.schemas.provisioning.ProvisioningReport.Resource;
import dev.linas.schemas.registry.FakeRegistry;
import dev.linas.schemas.registry.RegistryAddress;
import dev.linas.schemas.registry.SubjectRegistry;
import dev.linas.schemas.topics.Topics;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubjectProvisioningTest {
    private static final Resource SEARCHES = new Resource(Kind.SUBJECT, "linas.searches-value");

    private FakeRegistry fake;
    private SubjectProvisioning provisioning;

    @BeforeEach
    void start() {
        fake = FakeRegistry.start("");
        provisioning =
                new SubjectProvisioning(new SubjectRegistry(RegistryAddress.parse(fake.url())));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void shouldRegisterSelfContainedSchemasUnderTheFullTransitiveRule() {
        ProvisioningReport report = provisioning.provision(List.of(Topics.ROUNDS, Topics.SEARCHES));

        assertThat(report.created())
                .containsExactly(new Resource(Kind.SUBJECT, "linas.rounds-value"), SEARCHES);
        assertThat(report.drifts()).isEmpty();
        assertThat(new Schema.Parser().parse(fake.schemas("linas.rounds-value").get(0)))
                .isEqualTo(Round.SCHEMA$);
        assertThat(fake.rules())
                .containsEntry("linas.rounds-value", "FULL_TRANSITIVE")
                .containsEntry("linas.searches-value", "FULL_TRANSITIVE");
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        provisioning.provision(Topics.fixed());
        List<String> writes = fake.writes();

        ProvisioningReport again = provisioning.provision(Topics.fixed());

        assertThat(again.created()).isEmpty();
        assertThat(again.unchanged()).hasSize(Topics.fixed().size());
        assertThat(again.drifts()).isEmpty();
        assertThat(fake.writes()).isEqualTo(writes);
    }

    @Test
    void shouldAddACompatibleSchemaAsANewVersion() {
        fake.register(SEARCHES.name(), without("quorum"));
        fake.setRule(SEARCHES.name(), "FULL_TRANSITIVE");

        ProvisioningReport report = provisioning.provision(List.of(Topics.SEARCHES));

        assertThat(report.created()).containsExactly(SEARCHES);
        assertThat(fake.schemas(SEARCHES.name())).hasSize(2);
    }

    @Test
    void shouldReportAnIncompatibleSchemaAndLeaveTheSubjectAlone() {
        fake.register(
                SEARCHES.name(),
                SchemaBuilder.record("Search")
                        .namespace("dev.linas.schemas")
                        .fields()
                        .requiredInt("searchId")
                        .endRecord());

        ProvisioningReport report = provisioning.provision(List.of(Topics.SEARCHES));

        assertThat(report.created()).isEmpty();
        assertThat(report.drifts())
                .singleElement()
                .satisfies(
                        drift -> {
                            assertThat(drift.resource()).isEqualTo(SEARCHES);
                            assertThat(drift.key()).isEqualTo("schema");
                            assertThat(drift.found()).contains("version 1");
                            assertThat(drift.remedy()).isNotBlank();
                        });
        assertThat(fake.writes()).isEmpty();
    }

    @Test
    void shouldReportAWeakerCompatibilityRule() {
        fake.register(SEARCHES.name(), Search.SCHEMA$);
        fake.setRule(SEARCHES.name(), "BACKWARD");

        ProvisioningReport report = provisioning.provision(List.of(Topics.SEARCHES));

        assertThat(report.drifts())
                .singleElement()
                .hasToString(
                        "subject linas.searches-value: compatibility is BACKWARD, expected"
                                + " FULL_TRANSITIVE; PUT {\"compatibility\": \"FULL_TRANSITIVE\"}"
                                + " to /config/linas.searches-value of the registry");
        assertThat(fake.writes()).isEmpty();
    }

    /** The schema of searches as it was before one of its optional fields. */
    private static Schema without(String field) {
        List<Schema.Field> fields =
                Search.SCHEMA$.getFields().stream()
                        .filter(f -> !f.name().equals(field))
                        .map(f -> new Schema.Field(f, f.schema()))
                        .toList();
        return Schema.createRecord(
                Search.SCHEMA$.getName(),
                Search.SCHEMA$.getDoc(),
                Search.SCHEMA$.getNamespace(),
                false,
                fields);
    }
}
