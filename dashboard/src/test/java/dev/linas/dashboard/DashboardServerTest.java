package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DashboardServerTest {
    private static final String TOKEN = "0123456789abcdef";

    private final FakeStream stream = new FakeStream();
    private final StreamView view = new StreamView();
    private final DashboardServer server = serve(0);

    private DashboardServer serve(int port) {
        DashboardApi api =
                new DashboardApi(view, stream, Clock.fixed(Records.START, ZoneOffset.UTC));
        return DashboardServer.start("127.0.0.1", port, TOKEN, api, view);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldServeThePagesWithAStrictPolicy() throws IOException {
        String answer = ask("GET / HTTP/1.1", host());
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-security-policy: default-src 'none'")
                .contains("<title>Linas</title>")
                .doesNotContain(TOKEN);
    }

    @Test
    void shouldRefuseOtherHosts() throws IOException {
        for (String other : List.of("linas.example", "127.0.0.1", "127.0.0.1.example:80")) {
            assertThat(ask("GET /api/overview HTTP/1.1", "Host: " + other))
                    .as(other)
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("searches");
        }
    }

    @Test
    void shouldRefuseOtherOriginsEvenWithTheToken() throws IOException {
        for (String other : List.of("http://linas.example", "null", "http://127.0.0.1:1")) {
            assertThat(
                            ask(
                                    "POST /api/searches/toy/pause HTTP/1.1",
                                    host(),
                                    "Origin: " + other,
                                    "X-Linas-Token: " + TOKEN))
                    .as(other)
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(stream.commands).isEmpty();
    }

    @Test
    void shouldTakeCommandsWithTheTokenOnly() throws IOException {
        String pause = "POST /api/searches/toy/pause HTTP/1.1";
        assertThat(ask(pause, host())).startsWith("HTTP/1.1 403").contains("token");
        assertThat(ask(pause, host(), "X-Linas-Token: 0123")).startsWith("HTTP/1.1 403");
        assertThat(ask("GET /api/searches/toy/pause HTTP/1.1", host(), "X-Linas-Token: " + TOKEN))
                .startsWith("HTTP/1.1 404");
        assertThat(stream.commands).isEmpty();
        assertThat(ask(pause, host(), "X-Linas-Token: " + TOKEN)).startsWith("HTTP/1.1 200");
        assertThat(stream.commands).containsExactly("toy pause ");
    }

    @Test
    void shouldSayWhatIsWrongWithAnOrder() throws IOException {
        assertThat(ask("POST /api/searches/gone/stop HTTP/1.1", host(), "X-Linas-Token: " + TOKEN))
                .startsWith("HTTP/1.1 409")
                .contains("there is no search 'gone'");
        assertThat(ask("POST /api/searches/toy/delete HTTP/1.1", host(), "X-Linas-Token: " + TOKEN))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void shouldStartSearchesAndMakeNetworksWithTheTokenOnly() throws IOException {
        String token = "X-Linas-Token: " + TOKEN;
        assertThat(send("POST /api/searches?name=a.yaml HTTP/1.1", "budget: 1", host()))
                .startsWith("HTTP/1.1 403");
        assertThat(send("POST /api/searches?name=a.yaml HTTP/1.1", "id: 1", host(), token))
                .startsWith("HTTP/1.1 409")
                .contains("a.yaml:1: no budget\\na.yaml:2: no more");
        assertThat(send("POST /api/check HTTP/1.1", "budget: 1", host(), token))
                .startsWith("HTTP/1.1 200")
                .contains("it can be started");
        assertThat(stream.commands).isEmpty();
        assertThat(send("POST /api/searches?name=a.yaml HTTP/1.1", "budget: 1", host(), token))
                .contains("it is started");
        assertThat(stream.commands).containsExactly("start a.yaml budget: 1");
        String network = "POST /api/searches/toy/candidates/0/0/onnx HTTP/1.1";
        assertThat(ask(network, host())).startsWith("HTTP/1.1 403");
        assertThat(ask(network, host(), token)).contains("application/octet-stream");
    }

    @Test
    void shouldRefuseSearchFilesWithoutEnd() throws IOException {
        assertThat(
                        send(
                                "POST /api/check HTTP/1.1",
                                "#".repeat((1 << 20) + 1),
                                host(),
                                "X-Linas-Token: " + TOKEN))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void shouldTellOfChangesAsTheyCome() throws IOException {
        try (Socket socket = open("", "GET /api/events HTTP/1.1", host())) {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(nextData(lines)).isEqualTo("data: 0");
            view.accept(Records.search());
            assertThat(nextData(lines)).isEqualTo("data: 1");
        }
    }

    @Test
    void shouldAnswerNotFoundForUnknownPaths() throws IOException {
        for (String path :
                List.of(
                        "/../pom.xml",
                        "/dev/linas/dashboard/Dashboard.class",
                        "/api/searches/gone",
                        "/api/searches/gone/points",
                        "/api/searches/toy/candidates/10/0",
                        "/api/searches/toy/candidates/0/0/secrets")) {
            assertThat(ask("GET " + path + " HTTP/1.1", host()))
                    .as(path)
                    .startsWith("HTTP/1.1 404");
        }
        view.accept(Records.search());
        assertThat(ask("GET /api/searches/toy/points?from=x HTTP/1.1", host()))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        assertThatThrownBy(() -> serve(server.port()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("choose another port");
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.port();
    }

    private static String nextData(BufferedReader lines) throws IOException {
        while (true) {
            String line = lines.readLine();
            if (line == null || line.startsWith("data: ")) {
                return line;
            }
        }
    }

    private Socket open(String body, String... head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        String request =
                "%s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(String.join("\r\n", head), body.length(), body);
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    private String ask(String... head) throws IOException {
        return send(head[0], "", Arrays.copyOfRange(head, 1, head.length));
    }

    private String send(String request, String body, String... headers) throws IOException {
        List<String> head = new ArrayList<>(List.of(request));
        head.addAll(List.of(headers));
        head.add("Connection: close");
        try (Socket socket = open(body, head.toArray(String[]::new));
                InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
