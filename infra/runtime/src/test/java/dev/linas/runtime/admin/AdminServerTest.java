package dev.linas.runtime.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<List<Health>> health = new AtomicReference<>(List.of());
    private final ProcessMetrics metrics = new ProcessMetrics();
    private final AdminServer server =
            AdminServer.start("127.0.0.1", 0, health::get, metrics::scrape);

    @AfterEach
    void close() {
        server.close();
        metrics.close();
    }

    @Test
    void shouldBeReadyWhenEveryPartIs() throws Exception {
        health.set(List.of(Health.ready(), Health.ready()));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ready\",\"reasons\":[]}");
    }

    @Test
    void shouldGiveTheReasonsWhyItIsNotReady() throws Exception {
        health.set(List.of(Health.ready(), Health.notReady("proposer is \"REBALANCING\"")));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"status\":\"not ready\",\"reasons\":[\"proposer is"
                                + " \\\"REBALANCING\\\"\"]}");
    }

    @Test
    void shouldLiveUntilOnlyARestartHelps() throws Exception {
        health.set(List.of(Health.notReady("restoring")));
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        health.set(List.of(Health.notReady("restoring"), Health.failed("trainer gave up")));
        HttpResponse<String> answer = get("/health/live");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("trainer gave up").doesNotContain("restoring");
    }

    @Test
    void shouldServeTheMetricsOfTheJvmAndOfServices() throws Exception {
        metrics.registry().counter("linas.duplicates").increment();

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        assertThat(answer.body())
                .contains("linas_duplicates_total 1.0", "jvm_memory_used_bytes", "process_uptime");
    }

    @Test
    void shouldKnowOnlyItsOwnPages() throws Exception {
        assertThat(get("/health/ready/more").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldOnlyBeRead() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(address("/metrics"))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build();

        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void shouldNameThePortThatIsInUse() {
        assertThatThrownBy(
                        () ->
                                AdminServer.start(
                                        "127.0.0.1", server.port(), health::get, metrics::scrape))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("127.0.0.1:" + server.port(), "in use", "--admin-port");
    }

    @Test
    void shouldNameAHostThatDoesNotExist() {
        assertThatThrownBy(
                        () ->
                                AdminServer.start(
                                        "no-such-host.invalid", 0, health::get, metrics::scrape))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("no-such-host.invalid", "--admin-host");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
