package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built command line in a JVM of its own, as the launcher starts it. Close it to end it. */
final class LinasCli implements AutoCloseable {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path out;
    private final Path err;

    private LinasCli(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command that has ended said. */
    record Outcome(int exitCode, String out, String err) {
        /** This outcome, of a command that did what it was asked. */
        Outcome succeeded() {
            assertThat(exitCode).as(() -> err + out).isZero();
            return this;
        }
    }

    /** Runs a command to its end in a folder. */
    static Outcome run(Path folder, String... arguments) throws Exception {
        try (LinasCli cli = start(folder, arguments)) {
            return cli.await();
        }
    }

    /** Runs a command to its end in a folder, as the launcher of another home would. */
    static Outcome runOf(Path home, Path folder, String... arguments) throws Exception {
        try (LinasCli cli = start(home, List.of(), folder, arguments)) {
            return cli.await();
        }
    }

    /** Starts a command in a folder. */
    static LinasCli start(Path folder, String... arguments) throws IOException {
        return start(HOME, List.of(), folder, arguments);
    }

    /** Starts a command in a folder, in a JVM with further options. */
    static LinasCli startWith(List<String> jvmOptions, Path folder, String... arguments)
            throws IOException {
        return start(HOME, jvmOptions, folder, arguments);
    }

    private static LinasCli start(
            Path home, List<String> jvmOptions, Path folder, String... arguments)
            throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command(home, jvmOptions, arguments))
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(key -> key.startsWith("LINAS_") || key.equals("JAVA_TOOL_OPTIONS"));
        return new LinasCli(builder.start(), out, err);
    }

    private static List<String> command(Path home, List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmOptions);
        command.add("-Dlinas.home=" + home);
        command.add("-Dlinas.registry.home=" + System.getProperty("linas.registry.home"));
        command.add("-cp");
        command.add(Path.of(System.getProperty("linas.dist"), "lib", "*").toString());
        command.add("dev.linas.cli.LinasMain");
        command.addAll(List.of(arguments));
        return command;
    }

    /** Waits until it ends. */
    Outcome await() throws Exception {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            fail("it has not ended after %s; it said:%n%s%s", PATIENCE, err(), out());
        }
        return new Outcome(process.exitValue(), out(), err());
    }

    /** Waits until it has said something to people, on standard error. */
    void awaitSaying(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!err().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                fail("it never said '%s' (alive: %s), but:%n%s", text, process.isAlive(), err());
            }
            Thread.sleep(5);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Kills it, and nothing else, with SIGKILL; waits until its children have followed it.
     *
     * @return the children that it had
     */
    List<ProcessHandle> kill() throws Exception {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        return children;
    }

    /** The processes that it has started, and those that these have. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Sends SIGINT to it and to all that it started, as a terminal does. */
    void interrupt() throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-INT"));
        children().forEach(child -> kill.add(Long.toString(child.pid())));
        kill.add(Long.toString(process.pid()));
        new ProcessBuilder(kill).start().waitFor();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** A listener on a port of 127.0.0.1; 0 for any free one. */
    static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
