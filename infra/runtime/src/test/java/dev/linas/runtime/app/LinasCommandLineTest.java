package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.config.ServerOptions;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.provisioning.ServiceUnreachableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@Isolated("captures the process's standard output and error")
class LinasCommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream realOut;
    private PrintStream realErr;

    @CommandLine.Command(name = "probe")
    static final class Probe implements Callable<Integer> {
        private final Callable<Integer> body;

        @CommandLine.Mixin ServerOptions server;

        Probe(Callable<Integer> body) {
            this.body = body;
        }

        @Override
        public Integer call() throws Exception {
            server.settings();
            return body.call();
        }
    }

    @BeforeEach
    void capture() {
        realOut = System.out;
        realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void shouldExitWithWhatTheCommandReturns() {
        assertThat(run(() -> 0, Map.of())).isEqualTo(ExitCodes.OK);
        assertThat(errors()).isEmpty();
    }

    @Test
    void shouldShowHelpAndVersionOfEveryCommand() {
        assertThat(run(() -> 9, Map.of(), "--help")).isEqualTo(ExitCodes.OK);
        assertThat(run(() -> 9, Map.of(), "--version")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--admin-port", "--config", "linas " + CodeVersion.current());
    }

    @Test
    void shouldShowTheStackTraceOfAnErrorOnlyWhenAsked() {
        Callable<Integer> body =
                () -> {
                    throw new UserError("key 'k': 3; expected 4", new IOException("the cause"));
                };

        assertThat(run(body, Map.of())).isEqualTo(ExitCodes.USAGE);
        assertThat(errors()).doesNotContain("\tat ", "the cause");

        assertThat(run(body, Map.of(), "--verbose")).isEqualTo(ExitCodes.USAGE);
        assertThat(errors())
                .contains("\tat " + LinasCommandLineTest.class.getName(), "Caused by", "the cause")
                .endsWith("error: key 'k': 3; expected 4\n");

        err.reset();
        assertThat(run(body, Map.of("LINAS_VERBOSE", "true"))).isEqualTo(ExitCodes.USAGE);
        assertThat(errors()).contains("the cause");
    }

    @Test
    void shouldReportAnExpectedErrorInOneLine() {
        int code =
                run(
                        () -> {
                            throw new UserError("the table lacks column 'op0'");
                        },
                        Map.of());

        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(errors().lines()).containsExactly("error: the table lacks column 'op0'");
    }

    @Test
    void shouldTellAnUnreachableBrokerApartByItsExitCode() {
        int code =
                run(
                        () -> {
                            throw new UnreachableError(
                                    "broker", "host:1", "connection refused", "--bootstrap");
                        },
                        Map.of());

        assertThat(code).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(errors().lines()).hasSize(1);
        assertThat(errors())
                .contains("broker unreachable at host:1", "connection refused", "--bootstrap");
    }

    @Test
    void shouldReportAnOutageFoundWhileProvisioningAlike() {
        int code =
                run(
                        () -> {
                            throw new ServiceUnreachableException(
                                    "registry", "http://r:1", "timed out", null);
                        },
                        Map.of());

        assertThat(code).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(errors().lines()).hasSize(1);
        assertThat(errors())
                .contains("registry unreachable at http://r:1", "timed out", "--registry");
    }

    @Test
    void shouldTellOfAnErrorOfTheJvmAndEnd() {
        int code =
                run(
                        () -> {
                            throw new NoClassDefFoundError("org/lost/Thing");
                        },
                        Map.of());

        assertThat(code).isEqualTo(ExitCodes.FAILURE);
        assertThat(errors()).contains("error: unexpected java.lang.NoClassDefFoundError: org/lost");
    }

    @Test
    void shouldPointToTheLogWhenADefectShows() {
        int code =
                run(
                        () -> {
                            throw new IllegalStateException("impossible");
                        },
                        Map.of());

        assertThat(code).isEqualTo(ExitCodes.FAILURE);
        assertThat(errors().lines().filter(line -> line.startsWith("error: ")).toList())
                .singleElement()
                .asString()
                .contains("unexpected", "impossible", "log");
    }

    @Test
    void shouldRejectAnUnknownOption() {
        assertThat(run(() -> 0, Map.of(), "--admin-prot", "1")).isEqualTo(ExitCodes.USAGE);
        assertThat(errors()).contains("--admin-prot");
    }

    @Test
    void shouldNameTheVariableThatHoldsAValueOfTheWrongType() {
        assertThat(run(() -> 0, Map.of("LINAS_ADMIN_PORT", "eighty"))).isEqualTo(ExitCodes.USAGE);
        assertThat(errors()).contains("--admin-port", "eighty", "LINAS_ADMIN_PORT");
    }

    @Test
    void shouldNameTheFileThatHoldsAValueOutOfRange(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("linas.yaml"), "admin-port: 70000\n");

        assertThat(run(() -> 0, Map.of(), "--config", file.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(errors()).contains("--admin-port", "70000", "1 to 65535", file.toString());
    }

    @Test
    void shouldNotBlameTheFileForAValueOfTheCommandLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("linas.yaml"), "admin-port: 1\n");

        int code = run(() -> 0, Map.of(), "--config=" + file, "--admin-port=70000");

        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(errors()).contains("70000").doesNotContain(file.toString());
    }

    @Test
    void shouldRejectAMissingSettingsFileBeforeAnythingRuns() {
        assertThat(run(() -> 0, Map.of("LINAS_CONFIG", "absent.yaml"))).isEqualTo(ExitCodes.USAGE);
        assertThat(errors().lines()).containsExactly("error: no such settings file: absent.yaml");
    }

    @CommandLine.Command(name = "parent", subcommands = Failing.class)
    static final class Parent {}

    @CommandLine.Command(name = "failing", aliases = "fails")
    static final class Failing implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new UserError("wrong", new IOException("the cause"));
        }
    }

    @Test
    void shouldShowTheStackTraceWhereverTheOptionStands() {
        LinasCommandLine.execute(new Parent(), Map.of(), "--verbose", "fails");
        assertThat(errors()).contains("the cause");

        err.reset();
        LinasCommandLine.execute(new Parent(), Map.of(), "failing");
        assertThat(errors()).isEqualTo("error: wrong\n");
    }

    private static int run(
            Callable<Integer> body, Map<String, String> environment, String... arguments) {
        return LinasCommandLine.execute(new Probe(body), environment, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
