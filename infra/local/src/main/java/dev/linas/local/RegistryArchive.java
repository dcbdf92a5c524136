package dev.linas.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the registry start with half of the work: a trial run writes the classes it has loaded,
 * parsed and verified, to an archive beside the registry (class data sharing, JEP 350), which every
 * later start maps into memory. Done once after a build; without it, or with another Java, the
 * registry starts all the same.
 */
public final class RegistryArchive {
    // Long, as the trial may run behind everything else on the machine.
    private static final Duration STARTING = Duration.ofMinutes(10);
    private static final Duration WRITING = Duration.ofMinutes(10);

    private static final String TRIAL = "trial";

    private RegistryArchive() {}

    /**
     * Makes the archive for the registry that {@link RegistryHome#locate()} finds, unless it is
     * there.
     */
    public static void main(String[] args) throws IOException {
        create(RegistryHome.locate());
    }

    /**
     * Makes the archive unless it is there, and removes what trial runs left that were killed. Two
     * at once disturb each other: the caller sees to it that there is one.
     *
     * @return true when it is there now
     * @throws LocalStackException where the trial run fails
     */
    static boolean create(RegistryHome home) throws IOException {
        if (Files.exists(home.archive())) {
            return true;
        }
        deleteTrials(home.folder());
        Path trial = Files.createTempDirectory(home.folder(), TRIAL);
        try {
            Path draft = trial.resolve("draft.jsa");
            run(home, trial, draft);
            if (Files.exists(draft)) {
                Files.move(draft, home.archive(), StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.exists(home.archive());
        } finally {
            Utils.delete(trial.toFile());
        }
    }

    private static void run(RegistryHome home, Path trial, Path draft) {
        try (Ports ports = new Ports(Duration.ZERO)) {
            run(home, trial, draft, ports.any());
        }
    }

    private static void run(RegistryHome home, Path trial, Path draft, int port) {
        LocalRegistry registry =
                LocalRegistry.launch(
                        RegistryCommand.writingArchive(home, draft, port),
                        trial,
                        port,
                        trial.resolve("registry.log"));
        Thread reaper = new Thread(() -> kill(registry.pid()), "linas-trial-reaper");
        Runtime.getRuntime().addShutdownHook(reaper);
        try {
            registry.awaitReady(STARTING);
        } finally {
            registry.close(WRITING);
            release(reaper);
        }
    }

    /**
     * Kills the process at once: asked to end, it would write its archive, which takes minutes
     * beside other work, and would not notice meanwhile that its parent is gone.
     */
    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Unless this JVM ends already: then it runs. */
    private static void release(Thread reaper) {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException e) {
            // shutting down
        }
    }

    private static void deleteTrials(Path folder) throws IOException {
        try (DirectoryStream<Path> trials = Files.newDirectoryStream(folder, TRIAL + "*")) {
            for (Path trial : trials) {
                Utils.delete(trial.toFile());
            }
        }
    }
}
