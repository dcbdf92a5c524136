package dev.linas.local;

import dev.linas.runtime.doctor.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at what this machine offers to a broker, a registry and the apps. */
public final class MachineChecks {
    private static final String JAVA = "Java";
    private static final String TEMPORARY = "temporary files";
    private static final String DATA = "data folder";
    private static final String PORTS = "ports";
    private static final int LEAST_JAVA = 17;

    /** The newest one that the launcher archives classes for. */
    private static final int KNOWN_JAVA = 25;

    private static final long ROOMY = 1L << 30;
    private static final int SECONDS = 10;

    private final Path data;

    /**
     * @param data the data folder, which need not be there
     */
    public MachineChecks(Path data) {
        this.data = data;
    }

    /** All findings. */
    public List<Finding> findings() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        findings.add(temporary(Path.of(System.getProperty("java.io.tmpdir"))));
        findings.add(OpenFiles.finding(OpenFiles.limit()));
        findings.add(disk());
        findings.add(ports());
        return findings;
    }

    /** Judges a version of Java. */
    static Finding java(int version) {
        String found = "Java %d in %s".formatted(version, System.getProperty("java.home"));
        if (version < LEAST_JAVA) {
            return Finding.problem(
                    JAVA, found, "set JAVA_HOME to Java %d or newer".formatted(LEAST_JAVA));
        }
        return version <= KNOWN_JAVA
                ? Finding.ok(JAVA, found)
                : Finding.warning(
                        JAVA,
                        found + ", newer than any that was tried",
                        "set JAVA_HOME to Java %d to %d".formatted(LEAST_JAVA, KNOWN_JAVA));
    }

    /** Whether programs and libraries that are unpacked to a folder may run. */
    static Finding temporary(Path folder) throws InterruptedException {
        String remedy = "name a folder with LINAS_JAVA_OPTS=-Djava.io.tmpdir=DIR";
        try {
            Path program = Files.createTempFile(folder, "linas-doctor", ".sh");
            try {
                Files.writeString(program, "#!/bin/sh\nexit 0\n");
                if (!program.toFile().setExecutable(true)) {
                    return Finding.problem(TEMPORARY, folder + ": nothing may run there", remedy);
                }
                Process process = new ProcessBuilder(program.toString()).start();
                boolean ran = process.waitFor(SECONDS, TimeUnit.SECONDS);
                process.destroyForcibly();
                return ran && process.exitValue() == 0
                        ? Finding.ok(TEMPORARY, folder + " may hold programs")
                        : Finding.problem(TEMPORARY, folder + ": a program failed there", remedy);
            } finally {
                Files.deleteIfExists(program);
            }
        } catch (IOException e) {
            return Finding.problem(TEMPORARY, "%s: %s".formatted(folder, e.getMessage()), remedy);
        }
    }

    private Finding disk() {
        Path there = data.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.problem(
                    DATA,
                    "%s cannot be written to".formatted(there),
                    "name another folder with --data");
        }
        try {
            return disk(Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            return Finding.warning(
                    DATA,
                    "%s does not tell how much room it has: %s".formatted(there, e.getMessage()),
                    "look at it with df");
        }
    }

    /**
     * Judges the room of the data folder.
     *
     * @param free in bytes
     */
    Finding disk(long free) {
        String found = "%s: %d MB free".formatted(data, free >> 20);
        String remedy = "free some, or name a folder on another disk with --data";
        if (free < DiskSpace.LITTLE) {
            return Finding.problem(DATA, found + "; a broker ends there soon", remedy);
        }
        return free < ROOMY
                ? Finding.warning(DATA, found + ", which is little for a long search", remedy)
                : Finding.ok(DATA, found);
    }

    private Finding ports() {
        Optional<Endpoints> running = Endpoints.read(data);
        if (running.isPresent()) {
            return Finding.ok(
                    PORTS,
                    "process %d has broker %s and registry %s"
                            .formatted(
                                    running.get().pid(),
                                    running.get().bootstrap(),
                                    running.get().registry()));
        }
        RememberedPorts last = RememberedPorts.read(data);
        int kafka = last.kafka().orElse(LocalSettings.PREFERRED_KAFKA_PORT);
        int registry = last.registry().orElse(LocalSettings.PREFERRED_REGISTRY_PORT);
        List<String> taken = new ArrayList<>();
        for (int port : new int[] {kafka, registry}) {
            if (!isFree(port)) {
                taken.add(Integer.toString(port));
            }
        }
        return taken.isEmpty()
                ? Finding.ok(PORTS, "%d and %d are free".formatted(kafka, registry))
                : Finding.warning(
                        PORTS,
                        "taken by another program: " + String.join(", ", taken),
                        "none is needed: a free port is taken instead; %s and %s name others"
                                .formatted(
                                        LocalSettings.KAFKA_PORT_OPTION,
                                        LocalSettings.REGISTRY_PORT_OPTION));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket =
                new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
