package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code linas run} killed with SIGKILL, again and again, on the same data folder, and started
 * again as on a machine of another language, charset and time zone.
 */
@Timeout(900)
class KillIT {
    /** Languages, charsets and time zones, another one for each start. */
    private static final List<List<String>> MACHINES =
            List.of(
                    List.of(),
                    machine("tr", "TR", "ISO-8859-9", "Asia/Kathmandu"),
                    machine("ar", "EG", "UTF-8", "Africa/Cairo"),
                    machine("de", "DE", "ISO-8859-1", "Pacific/Chatham"),
                    machine("th", "TH", "US-ASCII", "America/St_Johns"));

    @TempDir Path folder;

    private int kafkaPort;
    private int registryPort;
    private int starts;

    /** Others on this machine may take a port that is free again; they hardly take one of these. */
    @BeforeEach
    void choosePorts() throws IOException {
        try (ServerSocket one = LinasCli.listen(0);
                ServerSocket other = LinasCli.listen(0)) {
            kafkaPort = one.getLocalPort();
            registryPort = other.getLocalPort();
        }
    }

    private static List<String> machine(
            String language, String country, String charset, String timeZone) {
        return List.of(
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=" + charset,
                "-Duser.timezone=" + timeZone);
    }

    @Test
    void shouldEndAsIfItHadNeverBeenKilledAndLeaveNothingBehind() throws Exception {
        ToySearch search = new ToySearch(folder);
        search.rewrite(
                yaml ->
                        yaml.replace("evaluations: 24}", "evaluations: 40}")
                                .replace("simulated_delay: 0ms", "simulated_delay: 150ms"));

        killWhen(search, "starting broker and registry", 3000); // before there are topics
        killWhen(search, "search 'toy' started", 0); // before the first measurement
        killWhen(search, "round  1", 600); // in the middle of round 2
        killWhen(search, "round  3", 0); // just after a round closed
        try (LinasCli last = start(search)) {
            assertThat(last.await().succeeded().err())
                    .contains("search 'toy' exists and is running");
        }
        assertThat(search.result()).isEqualTo(search.simulate());
        assertPortsAreFree();
    }

    private LinasCli start(ToySearch search) throws IOException {
        List<String> machine = MACHINES.get(starts++ % MACHINES.size());
        return search.startRunWith(
                machine, "--kafka-port=" + kafkaPort, "--registry-port=" + registryPort);
    }

    /** Starts the search, waits until it has said something and for a while more, and kills it. */
    private void killWhen(ToySearch search, String said, long millisLater) throws Exception {
        try (LinasCli cli = start(search)) {
            cli.awaitSaying(said);
            Thread.sleep(millisLater);
            assertThat(cli.kill()).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
        assertThat(folder.resolve("run.json")).doesNotExist();
        assertPortsAreFree();
    }

    private void assertPortsAreFree() {
        for (int port : List.of(kafkaPort, registryPort)) {
            assertThatCode(() -> LinasCli.listen(port).close())
                    .as("port %d is free", port)
                    .doesNotThrowAnyException();
        }
    }
}
