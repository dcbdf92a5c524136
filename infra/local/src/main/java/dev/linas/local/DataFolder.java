package dev.linas.local;

import dev.linas.schemas.topics.ContractVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of everything that outlives a run, owned by one process at a time: the operating
 * system gives the lock back when its holder dies, however that dies.
 */
final class DataFolder implements AutoCloseable {
    /** Layout of the folder; raised by a change that older or newer code cannot read. */
    static final String VERSION = "2";

    /** Second line of the version file: the contract that the records of the topics follow. */
    private static final String CONTRACT = "contract ";

    /** The contract of a folder whose version file does not say. */
    private static final String FIRST_CONTRACT = "1";

    /**
     * Closing any channel of a locked file can free the lock, so a second open in this JVM must not
     * get that far.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the folder where missing, takes its lock and checks its versions.
     *
     * @throws LocalStackException where it is in use, of another layout or contract version, or not
     *     writable
     */
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path root = folder.toRealPath();
            if (!OPEN_HERE.add(root)) {
                throw inUse(root, Long.toString(ProcessHandle.current().pid()));
            }
            try {
                return locked(root);
            } catch (IOException | RuntimeException e) {
                OPEN_HERE.remove(root);
                throw e;
            }
        } catch (IOException e) {
            throw new LocalStackException(
                    "The data folder "
                            + folder
                            + " cannot be used: "
                            + e
                            + ". Choose a writable folder with --data.",
                    e);
        }
    }

    private static DataFolder locked(Path root) throws IOException {
        Path file = root.resolve("lock");
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(root, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
            checkVersion(root);
            return new DataFolder(root, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void checkVersion(Path root) throws IOException {
        Path file = root.resolve("version");
        if (Files.exists(file)) {
            List<String> lines = Files.readString(file).strip().lines().toList();
            String layout = lines.isEmpty() ? "" : lines.get(0);
            if (!layout.equals(VERSION)) {
                throw otherVersion(root, "has layout version '" + layout + "' (file " + file + ")");
            }
            String contract = lines.size() < 2 ? CONTRACT + FIRST_CONTRACT : lines.get(1);
            if (!contract.equals(CONTRACT + ContractVersion.CURRENT)) {
                throw otherContract(root, contract, file);
            }
        } else if (Files.exists(root.resolve("kafka")) || Files.exists(root.resolve("registry"))) {
            throw otherVersion(root, "holds data but no version file " + file);
        } else {
            AtomicFile.write(file, stamp());
        }
    }

    /** Content of the version file. */
    static String stamp() {
        return VERSION + "\n" + CONTRACT + ContractVersion.CURRENT + "\n";
    }

    private static LocalStackException otherContract(Path root, String found, Path file) {
        return new LocalStackException(
                "The data folder %s holds records of %s (file %s); this Linas reads contract %d."
                                .formatted(root, found, file, ContractVersion.CURRENT)
                        + " Run the Linas that wrote it, choose another folder with --data, or"
                        + " delete the folder to start anew.");
    }

    private static LocalStackException otherVersion(Path root, String what) {
        return new LocalStackException(
                "The data folder "
                        + root
                        + " "
                        + what
                        + "; this Linas reads layout version "
                        + VERSION
                        + ". Run the Linas that wrote it, choose another folder with --data, or"
                        + " move the folder away to start anew.");
    }

    private static LocalStackException inUse(Path root, String pid) {
        return new LocalStackException(
                "The data folder "
                        + root
                        + " is in use by process "
                        + (pid.isEmpty() ? "(unknown)" : pid)
                        + " (lock file "
                        + root.resolve("lock")
                        + "). Stop that process first, or choose another folder with --data.");
    }

    Path root() {
        return root;
    }

    /** Log directory of the broker; made by {@link LocalBroker}, whole or not at all. */
    Path kafka() {
        return root.resolve("kafka");
    }

    Path registry() throws IOException {
        return Files.createDirectories(root.resolve("registry"));
    }

    Path logs() throws IOException {
        return Files.createDirectories(root.resolve("logs"));
    }

    /** Gives the folder back to others. Without effect the second time. */
    @Override
    public void close() throws IOException {
        if (lock.isOpen()) {
            lock.close();
            OPEN_HERE.remove(root);
        }
    }
}
