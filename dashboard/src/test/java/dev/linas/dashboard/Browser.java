package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that reaches this machine only. Close it to end it. */
public final class Browser implements AutoCloseable {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Categories of trace events that have every task of a thread, and marks. */
    private static final String TASKS = "toplevel,blink.user_timing";

    private static final double MICROS_PER_MILLI = 1000;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens it; skips the test where it is not installed. */
    static Browser open() {
        return installed(openIfInstalled());
    }

    private static Browser installed(Optional<Browser> browser) {
        Assumptions.assumeTrue(
                browser.isPresent(),
                "skipped: needs Debian's packages chromium and chromium-driver");
        return browser.get();
    }

    /** Opens it; empty where it is not installed. */
    public static Optional<Browser> openIfInstalled() {
        return open(new ChromeOptions());
    }

    /** Opens one that notes the tasks of its threads; skips the test where it is not installed. */
    static Browser openTracing() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption(
                "perfLoggingPrefs",
                Map.of("enableNetwork", false, "enablePage", false, "traceCategories", TASKS));
        return installed(open(options));
    }

    private static Optional<Browser> open(ChromeOptions options) {
        if (!CHROMIUM.canExecute() || !DRIVER.canExecute()) {
            return Optional.empty();
        }
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1200,900",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        ChromeDriver driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(),
                        options);
        driver.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "deny"));
        return Optional.of(new Browser(driver));
    }

    /** Opens a page. */
    public void visit(String address) {
        driver.get(address);
    }

    /** What the page shows, with single spaces. */
    public String text() {
        return String.valueOf(script("return document.body.innerText")).replaceAll("\\s+", " ");
    }

    ChromeDriver driver() {
        return driver;
    }

    Object script(String script) {
        return driver.executeScript(script);
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Has pages see a system that is dark, or light. */
    void prefer(String colours) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    WebElement button(String name) {
        return driver.findElement(By.xpath("//main//button[normalize-space()='" + name + "']"));
    }

    /** Remembers this moment of the page under a name. */
    void mark(String name) {
        driver.executeScript("performance.mark(arguments[0])", name);
    }

    /**
     * The longest task of the page's main thread since a moment, in milliseconds of the processor:
     * what other programs take in between does not count. Can be asked once.
     *
     * @param mark name of the moment
     */
    double longestTask(String mark) {
        List<JsonNode> events = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Tracing.dataCollected")) {
                events.add(message.path("params"));
            }
        }
        JsonNode begin =
                events.stream()
                        .filter(event -> event.path("name").asText().equals(mark))
                        .findFirst()
                        .orElseThrow();
        return events.stream()
                        .filter(event -> event.get("pid").equals(begin.get("pid")))
                        .filter(event -> event.get("tid").equals(begin.get("tid")))
                        .filter(event -> event.path("ts").asDouble() > begin.path("ts").asDouble())
                        .mapToDouble(event -> event.path("tdur").asDouble())
                        .max()
                        .orElse(0)
                / MICROS_PER_MILLI;
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The control that a label names. */
    WebElement labelled(String label) {
        return driver.findElement(
                By.xpath(
                        ("//label[starts-with(normalize-space(), '%s')]"
                                        + "//*[self::input or self::select]")
                                .formatted(label)));
    }

    /** Waits until the page shows a text. */
    void shows(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String seen = "";
        while (System.nanoTime() < deadline) {
            seen = text();
            if (seen.contains(text)) {
                return;
            }
        }
        throw new AssertionError("no '%s' in:%n%s".formatted(text, seen));
    }

    /** Checks that axe finds no serious barrier, and that nothing is wider than the window. */
    void isAccessible() {
        driver.executeScript(axe());
        Object violations =
                driver.executeAsyncScript(
                        "const done = arguments[arguments.length - 1];axe.run().then(r =>"
                            + " done(r.violations.filter(v => v.impact === 'serious' || v.impact"
                            + " === 'critical').map(v => ({id: v.id, at: v.nodes.map(n =>"
                            + " n.html).join()}))));");
        assertThat((List<?>) violations)
                .as(driver.getCurrentUrl())
                .isEqualTo(List.<Map<String, String>>of());
        assertThat(script("return document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits the window", driver.getCurrentUrl())
                .isEqualTo(true);
    }

    private static String axe() {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
