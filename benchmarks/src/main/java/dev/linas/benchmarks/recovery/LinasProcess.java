package dev.linas.benchmarks.recovery;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of {@code linas} in a process of its own, started by the launcher as users do. */
final class LinasProcess {
    private final Process process;
    private final Path stateDir;

    private LinasProcess(Process process, Path stateDir) {
        this.process = process;
        this.stateDir = stateDir;
    }

    /**
     * Starts a command.
     *
     * @param folder its working directory
     * @param log where all goes that it says, after what is there
     * @param stateDir folder of its stores, for those that have any
     */
    static LinasProcess start(Path folder, Path log, Path stateDir, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(launcher().toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put("LINAS_QUICK_START", "no"); // nothing else is to use the processor
        try {
            return new LinasProcess(builder.start(), stateDir);
        } catch (IOException e) {
            throw new UserError(launcher() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static Path launcher() {
        String home = System.getProperty("linas.home");
        if (home == null) {
            throw new UserError("start this by './linas bench recovery', which starts others so");
        }
        return Path.of(home).resolve("linas");
    }

    /** Folder of its stores. */
    Path stateDir() {
        return stateDir;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when it and its children are gone. */
    void kill() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().completeOnTimeout(child, 10, TimeUnit.SECONDS).join();
        }
    }

    /** Halts it where it is, until {@link #goOn()} or {@link #kill()}. */
    void halt() throws InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    void goOn() throws InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws InterruptedException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UserError("'kill' cannot be run: " + e.getMessage(), e);
        }
    }
}
