package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as an unpacked release has it, with a Java that only says what it is asked. */
@Timeout(60)
class LauncherTest {
    private static final String NOTE = "linas: commands would start quicker over an archive";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path home;

    private Process waiting;

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (waiting != null) {
            waiting.destroyForcibly().waitFor();
        }
        delete();
    }

    /** What the launcher leaves running behind a command may write its log once more. */
    private void delete() throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                if (attempt == 50) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    @BeforeEach
    void unpack() throws Exception {
        assumeThat(new ProcessBuilder("flock", "--version").start().waitFor())
                .as("the launcher archives no classes without flock")
                .isZero();
        Files.copy(Path.of("..", "linas"), home.resolve("linas"));
        Files.createDirectories(home.resolve("lib"));
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 0\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        waiting = holding(".archiving", ""); // so that the launcher starts no other one
    }

    /** Here nothing is a terminal. */
    @Test
    void shouldTellTheCommandWhetherItCanAsk() throws Exception {
        Path java = home.resolve("jdk/bin/java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");

        assertThat(run("init")).contains("-Dlinas.interactive=false");
    }

    @Test
    void shouldGiveTheCommandUtf8WhateverTheTerminalWasSetTo() throws Exception {
        Files.writeString(
                home.resolve("jdk/bin/java"),
                "#!/bin/sh\necho $LC_ALL, $(locale charmap), \"$@\"\n");

        assertThat(run("export LC_ALL=C", "front", "größe"))
                .contains("C.UTF-8, UTF-8,", "-Dfile.encoding=UTF-8", " größe");
    }

    @Test
    void shouldRefuseAnAddressSpaceThatNoJvmFitsInto() throws Exception {
        assertThat(run("ulimit -v 2000000", "status"))
                .contains("linas: the address space of a process is limited to 1953 MB")
                .contains("ulimit -v unlimited");
    }

    @Test
    void shouldSayOnceThatTheArchiveGivesWayAgainAndAgain() throws Exception {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Process making = archiver();
            said.add(run("simulate"));
            making.destroyForcibly().waitFor();
        }

        assertThat(said).filteredOn(text -> text.startsWith(NOTE)).hasSize(1);
        assertThat(said.indexOf(said.stream().filter(t -> t.startsWith(NOTE)).findAny().get()))
                .isEqualTo(4);
        assertThat(said).filteredOn(text -> !text.startsWith(NOTE)).containsOnly("");
    }

    @Test
    void shouldNotStopTheArchiveForAShortCommandNorSayAnything() throws Exception {
        Process making = archiver();

        assertThat(run("status")).isEmpty();
        assertThat(making.isAlive()).isTrue();
        making.destroyForcibly().waitFor();
    }

    /** Holds the lock that the making of an archive holds, and can be stopped as it can. */
    private Process archiver() throws IOException {
        return holding(".in-use", "echo $$ > .archiver;");
    }

    private Process holding(String lock, String more) throws IOException {
        String script =
                "exec 9>>%s; flock 9; %s echo ready; exec sleep 60 1>&-".formatted(lock, more);
        Process process = new ProcessBuilder("bash", "-c", script).directory(home.toFile()).start();
        assertThat(process.getInputStream().readNBytes(6)).isNotEmpty();
        return process;
    }

    private String run(String command) throws IOException, InterruptedException {
        return run(":", command);
    }

    /** Starts a command in a shell that does something else before. */
    private String run(String before, String... arguments)
            throws IOException, InterruptedException {
        String launcher = home.resolve("linas").toString();
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", before + "; exec bash \"$@\"", "", launcher));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.redirectErrorStream(true);
        Process linas = builder.start();
        String text = new String(linas.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(linas.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
