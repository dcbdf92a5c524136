package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The pages in a real Chromium, over a view that is told records as the topics would tell them. */
@Timeout(180)
class DashboardBrowserIT {
    private static final String TOKEN = "0123456789abcdef";
    private static final int MANY = 50_000;
    private static final int ROUND = 200;
    private static final double MOST_MILLIS = 100;

    private static Browser browser;

    private final FakeStream stream = new FakeStream();
    private final StreamView view = new StreamView();
    private DashboardServer server;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void serve() {
        Clock clock = Clock.fixed(Records.START.plusSeconds(60), ZoneOffset.UTC);
        server =
                DashboardServer.start(
                        "127.0.0.1", 0, TOKEN, new DashboardApi(view, stream, clock), view);
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

    @ParameterizedTest
    @CsvSource({"1200, light", "390, dark"})
    void shouldShowEveryPageWithoutBarriersAndWithoutOtherHosts(int width, String colours) {
        browser.resize(width, 900);
        browser.prefer(colours);
        view.accept(Records.candidate(2, 0, List.of(0.95, 1.5)));
        view.accept(Records.failure(2, 1));
        alsoSearch("other");
        visit("#token=" + TOKEN);
        browser.shows("10 of 20 evaluations");
        browser.shows("No evaluator serves pool 'lab'");
        browser.isAccessible();
        visit("#/s/toy");
        browser.shows("What the variables decide");
        browser.shows("Sub-networks of the front");
        browser.shows("the 1 candidates of round 2 that are awaited");
        assertThat(browser.driver().findElements(By.cssSelector("main canvas"))).hasSize(4);
        browser.isAccessible();
        visit("#/s/toy/c/0/0");
        browser.shows("Candidate 0-0");
        browser.shows("initial design");
        browser.shows("3,000,000 MACs, 200 parameters");
        browser.isAccessible();
        visit("#/s/toy/c/0/0/0/1");
        browser.shows("1 of 2 options are the same");
        browser.isAccessible();
        visit("#/compare/toy");
        browser.shows("Those of the same objectives can be compared");
        browser.labelled("other").click();
        browser.shows("Against one reference point");
        browser.isAccessible();
        visit("#/start");
        browser.shows("Start a search");
        browser.isAccessible();
        visit("#/devices");
        browser.shows("toy/1/2");
        browser.shows("out of memory");
        browser.isAccessible();
        visit("#/dead-letters");
        browser.shows("<b>unknown schema</b>");
        browser.isAccessible();
        Object asked =
                browser.script("return performance.getEntriesByType('resource').map(e => e.name)");
        assertThat((List<?>) asked)
                .isNotEmpty()
                .allSatisfy(name -> assertThat((String) name).startsWith(address()));
    }

    @Test
    void shouldShowWhatIsMeasuredMeanwhile() {
        visit("#/s/toy");
        browser.shows("10 of 20 evaluations");
        measure(2, 3);
        browser.shows("13 of 20 evaluations");
        browser.shows("13 of 13");
        view.accept(Records.round(2, 13, 0.9));
        browser.shows("3 rounds closed");
        browser.shows("Now 0.9.");
    }

    @Test
    void shouldShowTheSearchAsItWas() {
        visit("#/s/toy");
        browser.shows("After 10 of 10, round 1");
        WebElement slider = browser.driver().findElement(By.cssSelector("input[type=range]"));
        slider.sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        browser.shows("After 6 of 10, round 0");
        browser.button("Play").click();
        browser.shows("Hold");
        browser.shows("After 10 of 10");
        browser.shows("Play");
    }

    @Test
    void shouldOpenTheCandidateThatIsClicked() {
        browser.resize(1200, 900);
        visit("#/s/toy");
        browser.shows("After 10 of 10");
        WebElement plot = browser.driver().findElement(By.cssSelector(".u-over"));
        // The worst of both, which stands alone: a twenty-second from the top left corner.
        int right = plot.getSize().width / 22 - plot.getSize().width / 2;
        int down = plot.getSize().height / 22 - plot.getSize().height / 2;
        new Actions(browser.driver()).moveToElement(plot, right, down).perform();
        browser.shows("Round 0, candidate 5");
        browser.shows("latency_ms@phone: 7 ± 0.2744");
        new Actions(browser.driver()).moveToElement(plot, right, down).click().perform();
        browser.shows("Candidate 0-5");
    }

    @Test
    void shouldTellTheStoryOfACandidateAndMakeItsFile() {
        visit("#token=" + TOKEN);
        browser.shows("10 of 20 evaluations");
        visit("#/s/toy/c/0/0");
        browser.shows("3 samples of latency_ms@phone in the order taken: 1.9 to 2.1 ms");
        browser.button("Why was it chosen?").click();
        browser.shows("part of the initial design");
        browser.button("Download").click();
        browser.shows("toy-0-0.onnx is made.");
        browser.labelled("Candidate").sendKeys("0-1");
        browser.button("Show the difference").click();
        browser.shows("0-0 and 0-1");
        browser.shows("1 of 2 options are the same");
    }

    @Test
    void shouldTakeCommandsWithTheTokenOnly() {
        browser.driver().get("about:blank");
        visit("#/s/toy");
        browser.script("sessionStorage.clear()");
        browser.driver().navigate().refresh();
        browser.shows("this page was opened without its token");
        assertThat(browser.button("Pause").isEnabled()).isFalse();
        visit("#token=" + TOKEN);
        browser.shows("10 of 20 evaluations");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain(TOKEN);
        browser.driver().findElement(By.linkText("toy")).click();
        browser.shows("Steer");
        browser.button("Pause").click();
        browser.shows("pause ordered");
        browser.labelled("New budget").sendKeys("40");
        browser.button("Extend").click();
        browser.shows("extend ordered");
        browser.button("Stop").click();
        browser.driver().switchTo().alert().accept();
        browser.shows("stop ordered");
        assertThat(stream.commands).containsExactly("toy pause ", "toy extend 40", "toy stop ");
    }

    @Test
    void shouldCommandSeveralSearchesAtOnce() {
        alsoSearch("other");
        visit("#token=" + TOKEN);
        browser.shows("0 chosen");
        browser.labelled("all").click();
        browser.button("Pause 2").click();
        browser.shows("pause ordered pause ordered");
        browser.labelled("More evaluations").sendKeys("30");
        browser.button("Extend 2").click();
        browser.shows("extend ordered extend ordered");
        assertThat(stream.commands)
                .containsExactly("other pause ", "toy pause ", "other extend 50", "toy extend 50");
        browser.driver().findElement(By.linkText("Compare 2")).click();
        browser.shows("Against one reference point");
    }

    @Test
    void shouldStartASearchFromItsFormOrFromAFile(@TempDir Path folder) throws IOException {
        visit("#token=" + TOKEN);
        browser.shows("10 of 20 evaluations");
        visit("#/start");
        browser.shows("Start a search");
        WebElement name = browser.labelled("Name");
        name.sendKeys(Keys.END, "3");
        browser.button("Start").click();
        browser.shows("the space is small");
        browser.shows("it is started");
        Path file = Files.writeString(folder.resolve("mine.yaml"), "id: none\n");
        browser.labelled("Open a file").sendKeys(file.toString());
        browser.button("Check").click();
        browser.shows("mine.yaml:1: no budget mine.yaml:2: no more");
        assertThat(stream.commands)
                .singleElement()
                .asString()
                .startsWith("start search.yaml id: toy-23\nspace: tiny\nobjectives:\n")
                .contains(
                        "  - {metric: accuracy, pool: lab, goal: maximize}\n",
                        "budget: {evaluations: 20}\n");
    }

    @Test
    void shouldKeepThePageAtHandWith50000Points() {
        int round = 2;
        int size = 10;
        for (; size < MANY; size += ROUND) {
            measure(round, ROUND);
            view.accept(Records.round(round, size + ROUND, 0.7));
            round++;
        }
        try (Browser tracing = Browser.openTracing()) {
            tracing.visit(address() + "#/s/toy");
            tracing.shows("After %d of %d".formatted(size, size));
            tracing.shows("What the variables decide");
            tracing.mark("begin");
            pan(tracing);
            measure(round, 50);
            pan(tracing);
            measure(round, ROUND);
            view.accept(Records.round(round, size + ROUND, 0.8));
            pan(tracing);
            tracing.shows("After %d of %d".formatted(size + ROUND, size + ROUND));
            double longest = tracing.longestTask("begin");
            System.out.printf("longest task of the main thread: %.1f ms%n", longest);
            assertThat(longest).isPositive().isLessThanOrEqualTo(MOST_MILLIS);
        }
    }

    private static void pan(Browser page) {
        WebElement plot = page.driver().findElement(By.cssSelector(".u-over"));
        Actions moves = new Actions(page.driver(), Duration.ofMillis(16));
        moves.moveToElement(plot).clickAndHold();
        for (int i = 0; i < 20; i++) {
            moves.moveByOffset(i < 10 ? 9 : -9, i < 10 ? 4 : -4);
        }
        moves.release().perform();
    }

    private void alsoSearch(String id) {
        view.accept(Search.newBuilder(Records.search()).setSearchId(id).build());
        view.accept(Records.of(id, Records.accuracy(0, 0, 0.85)));
        view.accept(Records.of(id, Records.latency(0, 0, 1.5)));
        view.accept(Records.of(id, Records.accuracy(0, 1, 0.65)));
        view.accept(Records.of(id, Records.latency(0, 1, 1.4)));
    }

    private void measure(int round, int candidates) {
        for (int i = 0; i < candidates; i++) {
            view.accept(Records.accuracy(round, i, 0.9 - 0.05 * (i % 17) - 0.0001 * (round % 40)));
            view.accept(Records.latency(round, i, 2.0 + i % 23 - 0.1 * (round % 19)));
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private void visit(String hash) {
        browser.driver().get(address() + hash);
    }
}
