package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher among sources, with a Maven and a Java that only leave traces. */
@Timeout(60)
class LauncherBuildTest {
    /** Says what it runs and over which archive; makes lists and archives of classes as asked. */
    private static final String JAVA =
            """
            #!/bin/sh
            archive=none
            for argument; do case $argument in
              -XX:DumpLoadedClassList=*) echo listed >"${argument#*=}"; exit ;;
              -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
              -Xshare:dump) dump=yes ;;
            esac; done
            if [ "$dump" ]; then echo archived >>HOME/traces; echo "$1" >"$archive"; exit; fi
            echo "over ${archive##*/}"
            """;

    private static final String MAVEN =
            """
            #!/bin/sh
            sleep 1
            mkdir -p HOME/cli/target/dist/lib
            echo built >>HOME/traces
            """;

    @TempDir private Path home;

    @BeforeEach
    void checkOut() throws Exception {
        assumeThat(new ProcessBuilder("flock", "--version").start().waitFor())
                .as("the launcher archives no classes without flock")
                .isZero();
        Files.copy(Path.of("..", "linas"), home.resolve("linas"));
        Files.createFile(home.resolve("pom.xml"));
        program("jdk/bin/java", JAVA);
        program("bin/mvn", MAVEN);
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    @Test
    void shouldStartTheFirstCommandAfterABuildOverAnArchive() throws Exception {
        assertThat(output(start("--help"))).endsWith("over linas-17.0.1.jsa\n");
        assertThat(output(start("--help"))).isEqualTo("over linas-17.0.1.jsa\n");

        assertThat(traces()).containsExactly("built", "archived");
    }

    @Test
    void shouldBuildAndArchiveOnceForCommandsThatStartAtOnce() throws Exception {
        List<Process> both = List.of(start("--help"), start("simulate"));

        for (Process each : both) {
            assertThat(output(each)).endsWith("over linas-17.0.1.jsa\n");
        }
        assertThat(traces()).containsExactly("built", "archived");
    }

    @Test
    void shouldArchiveAgainAfterAChangeOfTheSources() throws Exception {
        output(start("--help"));
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));

        assertThat(output(start("--help"))).endsWith("over linas-17.0.1.jsa\n");

        assertThat(traces()).containsExactly("built", "archived", "built", "archived");
    }

    private List<String> traces() throws IOException {
        return Files.readAllLines(home.resolve("traces"));
    }

    private void program(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace("HOME", home.toString()));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("linas").toString(), command);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment()
                .merge("PATH", home.resolve("bin") + ":", (path, first) -> first + path);
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process linas) throws IOException, InterruptedException {
        String text = new String(linas.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(linas.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
