package dev.linas.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.runtime.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

@Isolated("configures the process's logging")
class LoggingTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream realErr;

    @TempDir Path folder;

    @BeforeEach
    void capture() {
        realErr = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(realErr);
        Logging.configure(LogTarget.standardError(LogFormat.TEXT, Level.WARN));
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @Test
    void shouldWriteEverythingToStandardErrorWhenThereIsNoFile() {
        Logging.configure(LogTarget.standardError(LogFormat.TEXT, Level.INFO));

        logSamples();

        assertThat(terminal())
                .contains("our info", "our warning", "their warning")
                .doesNotContain("our debug", "their info", "noise");
        assertThat(Logging.whereabouts()).isEqualTo("see the log above");
    }

    @Test
    void shouldWriteEverythingToTheFileAndOurWarningsToTheTerminal() throws Exception {
        Path file = folder.resolve("logs/linas.log");
        Logging.configure(LogTarget.file(file, LogFormat.TEXT, Level.DEBUG));

        logSamples();

        assertThat(Files.readString(file))
                .contains("our debug", "our info", "our warning", "their warning")
                .doesNotContain("their info", "noise");
        assertThat(terminal().lines()).containsExactly("WARN: our warning");
        assertThat(Logging.whereabouts()).contains(file.toString());
    }

    @Test
    void shouldNotWriteAWarningIntoALineOfProgress() {
        System.setProperty("linas.terminal", "true");
        try {
            Logging.configure(
                    LogTarget.file(folder.resolve("linas.log"), LogFormat.TEXT, Level.INFO));
            System.err.print("round 3  measuring 2 of 8");
            LoggerFactory.getLogger("dev.linas.sample").warn("our warning");
        } finally {
            System.clearProperty("linas.terminal");
        }

        assertThat(terminal())
                .isEqualToNormalizingNewlines(
                        "round 3  measuring 2 of 8\r\u001B[JWARN: our warning\n");
    }

    @Test
    void shouldWriteOneJsonObjectALine() throws Exception {
        Path file = folder.resolve("linas.log");
        Logging.configure(LogTarget.file(file, LogFormat.JSON, Level.INFO));

        LoggerFactory.getLogger("dev.linas.sample").info("round {} closed", 3);

        JsonNode event = new ObjectMapper().readTree(Files.readString(file));
        assertThat(event.get("level").asText()).isEqualTo("INFO");
        assertThat(event.get("loggerName").asText()).isEqualTo("dev.linas.sample");
        assertThat(event.get("formattedMessage").asText()).isEqualTo("round 3 closed");
    }

    @Test
    void shouldAdoptWhatIsLoggedThroughTheJdk() {
        Logging.configure(LogTarget.standardError(LogFormat.TEXT, Level.INFO));

        java.util.logging.Logger.getLogger("org.sample").warning("a JDK warning");
        java.util.logging.Logger.getLogger("org.sample").info("JDK chatter");

        assertThat(terminal()).containsOnlyOnce("a JDK warning").doesNotContain("chatter");
    }

    @Test
    void shouldReportAThreadThatDies() throws Exception {
        Logging.configure(LogTarget.file(folder.resolve("linas.log"), LogFormat.TEXT, Level.INFO));

        die(new IllegalStateException("bug"));

        assertThat(terminal().lines()).containsExactly("ERROR: thread doomed died");
        assertThat(Files.readString(folder.resolve("linas.log")))
                .contains("thread doomed died", "bug");
    }

    @ParameterizedTest
    @MethodSource("streamsExceptions")
    void shouldReportAStreamThreadThatDiesOnlyToTheFile(StreamsException error) throws Exception {
        Logging.configure(LogTarget.file(folder.resolve("linas.log"), LogFormat.TEXT, Level.INFO));

        die(error);

        assertThat(terminal()).isEmpty();
        assertThat(Files.readString(folder.resolve("linas.log")))
                .contains("thread doomed died", error.getClass().getName());
    }

    static List<StreamsException> streamsExceptions() {
        return List.of(
                new StreamsException("bug"),
                new ProcessorStateException("bug"),
                new TaskCorruptedException(Set.of()));
    }

    @Test
    void shouldNameALogFolderThatCannotBeMade() throws Exception {
        Path obstacle = Files.writeString(folder.resolve("logs"), "a file");

        assertThatThrownBy(
                        () ->
                                Logging.configure(
                                        LogTarget.file(
                                                obstacle.resolve("linas.log"),
                                                LogFormat.TEXT,
                                                Level.INFO)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(obstacle.toString());
    }

    private static void die(RuntimeException error) throws InterruptedException {
        Thread doomed =
                new Thread(
                        () -> {
                            throw error;
                        },
                        "doomed");
        doomed.start();
        doomed.join();
    }

    private String terminal() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void logSamples() {
        var ours = LoggerFactory.getLogger("dev.linas.sample");
        ours.debug("our debug");
        ours.info("our info");
        ours.warn("our warning");
        LoggerFactory.getLogger("org.sample").info("their info");
        LoggerFactory.getLogger("org.sample").warn("their warning");
        LoggerFactory.getLogger("org.apache.kafka.clients.producer.ProducerConfig").warn("noise");
    }
}
