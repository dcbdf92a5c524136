package dev.linas.device.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process with all that it started, which ends as a whole.
 *
 * <p>A child whose parent has ended belongs to nobody's descendants any more. So each tree is
 * marked by a variable in its environment, which children inherit and Linux shows; and where {@code
 * setsid} is at hand, it is a session of its own, which is killed at a stroke, and which the
 * signals of a terminal do not reach. Thread-safe.
 */
public final class ProcessTree {
    /** Names the tree that a process belongs to. */
    static final String MARK = "LINAS_COMMAND_RUN";

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final Path PROC = Path.of("/proc");
    private static final AtomicLong STARTED = new AtomicLong();
    private static final Optional<String> SETSID = setsid();

    /**
     * Between two sweeps lies a hundredth of a second; a tree that outlives them all cannot be
     * killed.
     */
    private static final int SWEEPS = 200;

    private static final long SWEEP_PAUSE_MILLIS = 10;

    private final Process root;
    private final String mark;
    private final boolean ownSession;

    private ProcessTree(Process root, String mark, boolean ownSession) {
        this.root = root;
        this.mark = mark;
        this.ownSession = ownSession;
    }

    /**
     * Starts a tree.
     *
     * @param builder names program, arguments and folder; gets the mark, and {@code setsid} in
     *     front
     * @throws IOException if the program cannot be started
     */
    public static ProcessTree start(ProcessBuilder builder) throws IOException {
        String mark = nextMark();
        builder.environment().put(MARK, mark);
        if (SETSID.isPresent()) {
            builder.command().add(0, SETSID.get());
        }
        return new ProcessTree(builder.start(), mark, SETSID.isPresent());
    }

    private static String nextMark() {
        ProcessHandle self = ProcessHandle.current();
        long begun = self.info().startInstant().map(instant -> instant.toEpochMilli()).orElse(0L);
        return "%d-%d-%d".formatted(self.pid(), begun, STARTED.incrementAndGet());
    }

    private static Optional<String> setsid() {
        return Files.isDirectory(PROC.resolve("self"))
                ? List.of("/usr/bin/setsid", "/bin/setsid").stream()
                        .filter(program -> Files.isExecutable(Path.of(program)))
                        .findFirst()
                : Optional.empty();
    }

    /** The process that was started. */
    public Process root() {
        return root;
    }

    /**
     * Whether any thread of the process, or of one that it has started, has something to do at this
     * moment: it runs, waits for a processor, or for a disk. False where all wait for input or a
     * while, and where the system does not tell.
     */
    public boolean isBusy() {
        return isBusy(Long.toString(root.pid()));
    }

    private static boolean isBusy(String pid) {
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(PROC.resolve(pid).resolve("task"))) {
            for (Path thread : threads) {
                if (isRunning(thread) || children(thread).anyMatch(ProcessTree::isBusy)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false; // it has ended, or this is no Linux
        }
    }

    private static boolean isRunning(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        String state = stat.substring(stat.lastIndexOf(')') + 1).strip();
        return state.startsWith("R") || state.startsWith("D");
    }

    /** Processes that a thread has started; none where the kernel does not list them. */
    private static Stream<String> children(Path thread) throws IOException {
        Path children = thread.resolve("children");
        return Files.exists(children)
                ? Stream.of(Files.readString(children).split(" ")).filter(pid -> !pid.isBlank())
                : Stream.empty();
    }

    /**
     * Kills the process and all its descendants, including those started meanwhile; returns when
     * they are gone.
     */
    public void kill() {
        boolean interrupted = false;
        Set<ProcessHandle> members = members();
        for (int sweep = 0; sweep < SWEEPS && (root.isAlive() || !members.isEmpty()); sweep++) {
            if (ownSession) {
                killGroup();
            }
            members.forEach(ProcessHandle::destroyForcibly);
            root.toHandle().destroyForcibly(); // unlike that of Process, it waits for no stream
            interrupted |= pause();
            members = members();
        }
        members.forEach(left -> LOG.warn("process {} cannot be killed", left.pid()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(SWEEP_PAUSE_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /**
     * All at once, so that none has the time to start another. The group has the number of its
     * first process.
     */
    private void killGroup() {
        try {
            Process kill =
                    new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + root.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!kill.waitFor(1, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("cannot kill a group of processes at once", e); // one by one then
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The living processes of the tree, without its root. */
    private Set<ProcessHandle> members() {
        Set<ProcessHandle> members = new HashSet<>();
        root.descendants().forEach(members::add);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                if (bearsMark(entry)) {
                    long pid = Long.parseLong(entry.getFileName().toString());
                    ProcessHandle.of(pid).ifPresent(members::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("no {} to look for processes", PROC, e); // only Linux has it
        }
        members.remove(root.toHandle());
        members.remove(ProcessHandle.current());
        return members;
    }

    private boolean bearsMark(Path entry) {
        try {
            byte[] environment = Files.readAllBytes(entry.resolve("environ"));
            String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0";
            return text.contains("\0" + MARK + "=" + mark + "\0");
        } catch (IOException e) {
            return false; // it has ended, or is another user's
        }
    }
}
