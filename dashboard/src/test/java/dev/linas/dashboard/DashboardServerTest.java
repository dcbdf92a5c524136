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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DashboardServerTest {
    private static final String TOKEN = "0123456789abcdef";

    private final List<String> orders = new ArrayList<>();
    private final StreamView view = new StreamView();
    private final DashboardServer server = serve(0);

    private DashboardServer serve(int port) {
        DashboardApi api =
                new DashboardApi(
                        view,
                        (id, order, budget) -> {
                            if (id.equals("gone")) {
                                throw new UserError("there is no search 'gone'");
                            }
                            orders.add(id + " " + order + " " + budget);
                            return "done";
                        },
                        (id, round, index) -> Optional.empty(),
                        Clock.fixed(Records.START, ZoneOffset.UTC));
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
        assertThat(orders).isEmpty();
    }

    @Test
    void shouldTakeOrdersWithTheTokenOnly() throws IOException {
        String pause = "POST /api/searches/toy/pause HTTP/1.1";
        assertThat(ask(pause, host())).startsWith("HTTP/1.1 403").contains("token");
        assertThat(ask(pause, host(), "X-Linas-Token: 0123")).startsWith("HTTP/1.1 403");
        assertThat(ask("GET /api/searches/toy/pause HTTP/1.1", host(), "X-Linas-Token: " + TOKEN))
                .startsWith("HTTP/1.1 404");
        assertThat(orders).isEmpty();
        assertThat(ask(pause, host(), "X-Linas-Token: " + TOKEN)).startsWith("HTTP/1.1 200");
        assertThat(orders).containsExactly("toy pause ");
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
    void shouldTellOfChangesAsTheyCome() throws IOException {
        try (Socket socket = open("GET /api/events HTTP/1.1", host())) {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(nextData(lines)).isEqualTo("data: 0");
            view.accept(Records.search());
            assertThat(nextData(lines)).isEqualTo("data: 1");
        }
    }

    @Test
    void shouldFindNothingThatIsNotThere() throws IOException {
        for (String path :
                List.of(
                        "/../pom.xml",
                        "/dev/linas/dashboard/Dashboard.class",
                        "/api/searches/gone",
                        "/api/searches/gone/points",
                        "/api/searches/toy/candidates/0/0")) {
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

    private Socket open(String... head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        String request = String.join("\r\n", head) + "\r\nContent-Length: 0\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    private String ask(String... head) throws IOException {
        List<String> closing = new ArrayList<>(List.of(head));
        closing.add("Connection: close");
        try (Socket socket = open(closing.toArray(String[]::new));
                InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
