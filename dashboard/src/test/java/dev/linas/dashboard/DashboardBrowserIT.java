package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The pages in a real Chromium, over a view that is told records as the topics would tell them. */
@Timeout(180)
class DashboardBrowserIT {
    private static final String TOKEN = "0123456789abcdef";
    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ChromeDriver browser;
    private static String axe;

    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final StreamView view = new StreamView();
    private DashboardServer server;

    @BeforeAll
    static void open() throws IOException {
        File chromium = new File("/usr/bin/chromium");
        File driver = new File("/usr/bin/chromedriver");
        Assumptions.assumeTrue(
                chromium.canExecute() && driver.canExecute(),
                "skipped: needs Debian's packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1200,900",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        browser =
                new ChromeDriver(
                        new ChromeDriverService.Builder().usingDriverExecutable(driver).build(),
                        options);
        try (InputStream in = ClassLoader.getSystemResourceAsStream(AXE)) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void serve() {
        DashboardApi api =
                new DashboardApi(
                        view,
                        (id, order, budget) -> {
                            orders.add(id + " " + order + " " + budget);
                            return order + " ordered";
                        },
                        (id, round, index) -> Optional.of(candidate(round, index)),
                        Clock.fixed(Records.START.plusSeconds(60), ZoneOffset.UTC));
        server = DashboardServer.start("127.0.0.1", 0, TOKEN, api, view);
        view.accept(Records.search());
        view.accept("phone/one", Records.status("phone", Records.START.plusSeconds(59)));
        view.accept(Records.deadLetter(7));
        measure(0, 6);
        view.accept(Records.round(0, 6, 0.5));
        measure(1, 4);
        view.accept(Records.round(1, 10, 0.7));
        view.reachedTheEnd();
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldShowEveryPageWithoutBarriersAndWithoutOtherHosts() {
        visit("#token=" + TOKEN);
        shows("10 of 20 evaluations");
        shows("No evaluator serves pool 'lab'");
        isAccessible();
        visit("#/s/toy");
        shows("What the variables decide");
        shows("Sub-networks of the front");
        assertThat(browser.findElements(By.cssSelector("main canvas"))).hasSize(3);
        isAccessible();
        browser.findElement(By.linkText("0-0")).click();
        shows("Candidate 0-0");
        shows("initial design");
        isAccessible();
        visit("#/devices");
        shows("toy/1/2");
        isAccessible();
        visit("#/dead-letters");
        shows("<b>unknown schema</b>");
        isAccessible();
        Object asked =
                browser.executeScript(
                        "return performance.getEntriesByType('resource').map(e => e.name)");
        assertThat((List<?>) asked)
                .isNotEmpty()
                .allSatisfy(name -> assertThat((String) name).startsWith(address()));
    }

    @Test
    void shouldShowWhatIsMeasuredMeanwhile() {
        visit("#/s/toy");
        shows("10 of 20 evaluations");
        measure(2, 3);
        shows("13 of 20 evaluations");
        shows("13 of 13");
        view.accept(Records.round(2, 13, 0.9));
        shows("3 rounds closed");
        shows("Now 0.9.");
    }

    @Test
    void shouldOrderWithTheTokenOnly() {
        browser.get("about:blank");
        visit("#/s/toy");
        browser.executeScript("sessionStorage.clear()");
        browser.navigate().refresh();
        shows("this page was opened without its token");
        assertThat(button("Pause").isEnabled()).isFalse();
        visit("#token=" + TOKEN);
        shows("10 of 20 evaluations");
        assertThat(browser.getCurrentUrl()).doesNotContain(TOKEN);
        browser.findElement(By.linkText("toy")).click();
        shows("Steer");
        button("Pause").click();
        shows("pause ordered");
        browser.findElement(By.cssSelector("input[type=number]")).sendKeys("40");
        button("Extend").click();
        shows("extend ordered");
        button("Stop").click();
        browser.switchTo().alert().accept();
        shows("stop ordered");
        assertThat(orders).containsExactly("toy pause ", "toy extend 40", "toy stop ");
    }

    private void measure(int round, int candidates) {
        for (int i = 0; i < candidates; i++) {
            view.accept(Records.accuracy(round, i, 0.9 - 0.05 * i));
            view.accept(Records.latency(round, i, 2.0 + i - 0.1 * round));
        }
    }

    private static ObjectNode candidate(int round, int index) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("round", round).put("index", index).put("origin", "initial design");
        node.put("tactic", "linas").put("seed", "1").put("codeVersion", "1").put("repeat", 0);
        node.putArray("options").addObject().put("variable", "depth").put("option", "1");
        node.putNull("predicted");
        node.putArray("measured")
                .addObject()
                .put("metric", "accuracy")
                .put("pool", "lab")
                .put("instance", "one")
                .put("value", 0.9)
                .put("at", 0);
        return node;
    }

    private String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private void visit(String hash) {
        browser.get(address() + hash);
    }

    private static WebElement button(String name) {
        return browser.findElement(By.xpath("//button[text()='" + name + "']"));
    }

    private static void shows(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String seen = "";
        while (System.nanoTime() < deadline) {
            seen = String.valueOf(browser.executeScript("return document.body.innerText"));
            if (seen.replaceAll("\\s+", " ").contains(text)) {
                return;
            }
        }
        throw new AssertionError("no '%s' in:%n%s".formatted(text, seen));
    }

    private static void isAccessible() {
        browser.executeScript(axe);
        Object violations =
                browser.executeAsyncScript(
                        "const done = arguments[arguments.length - 1];axe.run().then(r =>"
                            + " done(r.violations.filter(v => v.impact === 'serious' || v.impact"
                            + " === 'critical').map(v => ({id: v.id, at: v.nodes.map(n =>"
                            + " n.html).join()}))));");
        assertThat((List<?>) violations)
                .as(browser.getCurrentUrl())
                .isEqualTo(List.<Map<String, String>>of());
    }
}
