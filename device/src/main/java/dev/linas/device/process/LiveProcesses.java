package dev.linas.device.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that run now, killed with all that they started when this JVM shuts down without
 * having closed their meters. Should the JVM itself be killed, a process still sees the end of its
 * standard input.
 */
public final class LiveProcesses {
    private static final Set<ProcessTree> LIVE = ConcurrentHashMap.newKeySet();
    private static volatile boolean shuttingDown;

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(LiveProcesses::killAll, "linas-command-reaper"));
    }

    private LiveProcesses() {}

    /** Has a process killed when this JVM shuts down; at once, if it does so already. */
    public static void add(ProcessTree tree) {
        LIVE.add(tree);
        if (shuttingDown) {
            tree.kill();
        }
    }

    /** Kills a process and all that it started. */
    public static void kill(ProcessTree tree) {
        tree.kill();
        LIVE.remove(tree);
    }

    /**
     * Whether this JVM is ending; then the end of a process tells nothing about its measurement.
     */
    public static boolean isShuttingDown() {
        return shuttingDown;
    }

    private static void killAll() {
        shuttingDown = true;
        LIVE.parallelStream().forEach(ProcessTree::kill);
    }
}
