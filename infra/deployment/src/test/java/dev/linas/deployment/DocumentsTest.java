package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/operating.md shows the very files that are tried, and tells what every alert asks for. */
class DocumentsTest {
    private static final String OPERATING =
            Manifests.read(Manifests.INFRA.resolve("../docs/operating.md"));

    @Test
    void shouldShowTheClientSettingsThatAreTried() {
        for (String file :
                List.of(
                        "security/tls.properties",
                        "k8s/client.properties",
                        "security/sasl-plain.properties",
                        "security/sasl-scram.properties")) {
            Path path = Manifests.INFRA.resolve(file);
            assertThat(OPERATING)
                    .as(file)
                    .contains("```properties\n" + Manifests.read(path) + "```");
        }
    }

    @Test
    void shouldTellWhatEveryAlertAsksFor() {
        List<String> alerts =
                Manifests.document(Manifests.INFRA.resolve("monitoring/alerts.yml"))
                        .findValuesAsText("alert");
        assertThat(alerts).hasSizeGreaterThan(5).allMatch(name -> OPERATING.contains("`" + name));
    }
}
