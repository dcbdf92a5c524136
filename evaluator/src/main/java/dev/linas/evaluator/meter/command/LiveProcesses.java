package dev.linas.evaluator.meter.command;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that run now, killed when this JVM shuts down without having closed their meters.
 * Should the JVM itself be killed, a process still sees the end of its standard input.
 */
final class LiveProcesses {
    private static final Set<Process> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> LIVE.forEach(LiveProcesses::kill), "linas-command-reaper"));
    }

    private LiveProcesses() {}

    static void add(Process process) {
        LIVE.removeIf(earlier -> !earlier.isAlive());
        LIVE.add(process);
    }

    /** Kills a process and all that it started. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
