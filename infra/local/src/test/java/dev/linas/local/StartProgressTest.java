package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A registry on a slow machine is waited for; one that hangs is not. */
class StartProgressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private Duration now = Duration.ofHours(7);
    private Duration used = Duration.ZERO;
    private StartProgress progress;

    @BeforeEach
    void start() {
        said.start();
        logger().setAdditive(false);
        logger().addAppender(said);
        progress =
                new StartProgress(
                        () -> used, Path.of("registry.log"), PATIENCE, () -> now.toNanos());
    }

    @AfterEach
    void forget() {
        logger().detachAppender(said);
        logger().setAdditive(true);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(StartProgress.class);
    }

    /** Looks each second while the process gets a share of a processor; true if it has stalled. */
    private boolean hasStalledWithin(Duration time, double share) {
        Duration end = now.plus(time);
        while (now.compareTo(end) < 0) {
            now = now.plus(LOOK);
            used = used.plusNanos((long) (share * LOOK.toNanos()));
            if (progress.hasStalled()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void shouldWaitForFiveMinutesWhereTheMachineIsBusyAndSaySoEachHalfMinute() {
        assertThat(hasStalledWithin(Duration.ofMinutes(5), 0.05)).isFalse();

        assertThat(said.list).hasSize(10);
        assertThat(said.list.get(3).getFormattedMessage())
                .isEqualTo(
                        "still waiting for the schema registry to start, since 120 s: it has used"
                                + " 6 s of processor time (its log: registry.log)");
    }

    @Test
    void shouldWaitNoLongerThanThePatienceForOneThatHangs() {
        assertThat(hasStalledWithin(PATIENCE, 0)).isFalse();
        assertThat(hasStalledWithin(LOOK, 0)).isTrue();
    }

    @Test
    void shouldCountThePatienceFromTheLastProgress() {
        assertThat(hasStalledWithin(Duration.ofMinutes(2), 0.5)).isFalse();
        assertThat(hasStalledWithin(PATIENCE.minus(LOOK), 0)).isFalse();
        assertThat(hasStalledWithin(Duration.ofSeconds(5), 0)).isTrue();
    }

    @Test
    void shouldNotTakeOneThatAsksAgainAndAgainForProgress() {
        assertThat(hasStalledWithin(PATIENCE.plus(LOOK), 0.01)).isTrue();
    }

    @Test
    void shouldEndOneThatIsBusyForEver() {
        assertThat(hasStalledWithin(Duration.ofMinutes(20), 1)).isFalse();
        assertThat(hasStalledWithin(LOOK, 1)).isTrue();
    }
}
