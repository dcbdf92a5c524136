package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium that reaches this machine only. Close it to end it. */
final class Browser implements AutoCloseable {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens it; skips the test where it is not installed. */
    static Browser open() {
        Assumptions.assumeTrue(
                CHROMIUM.canExecute() && DRIVER.canExecute(),
                "skipped: needs Debian's packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1200,900",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        return new Browser(
                new ChromeDriver(
                        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(),
                        options));
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

    /** The control that a label names. */
    WebElement labelled(String label) {
        return driver.findElement(
                By.xpath(
                        "//label[starts-with(normalize-space(), '%s')]//*[self::input or self::select]"
                                .formatted(label)));
    }

    /** Waits until the page shows a text. */
    void shows(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String seen = "";
        while (System.nanoTime() < deadline) {
            seen = String.valueOf(script("return document.body.innerText"));
            if (seen.replaceAll("\\s+", " ").contains(text)) {
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
