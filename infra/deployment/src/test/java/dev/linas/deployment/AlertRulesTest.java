package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Prometheus' own tool tries the alert rules on made-up series. */
class AlertRulesTest {
    @Test
    void shouldEachFireInATest() throws Exception {
        assertThat(names("alert: (\\w+)", "alerts.yml"))
                .isNotEmpty()
                .isEqualTo(names("alertname: (\\w+)\\s+exp_alerts", "alerts.test.yml"));
    }

    private static Set<String> names(String pattern, String file) throws IOException {
        String text = Files.readString(Manifests.INFRA.resolve("monitoring").resolve(file));
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldFireWhenAndOnlyWhenTheyShould() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "no promtool on the PATH: Debian's package 'prometheus' has it");
        Process process =
                new ProcessBuilder("promtool", "test", "rules", "alerts.test.yml")
                        .directory(Manifests.INFRA.resolve("monitoring").toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
