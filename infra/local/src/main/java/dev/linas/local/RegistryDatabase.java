package dev.linas.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of the registry's H2 database. */
final class RegistryDatabase {
    /** A file begins with its header, twice, in a block each; nothing is stored before both are there. */
    static final int HEADERS = 2 * 4096;

    /** How a header begins. */
    static final String MAGIC = "H:2,";

    private RegistryDatabase() {}

    /** The file in the folder given. */
    static Path in(Path folder) {
        return folder.resolve("registry.mv.db");
    }

    /**
     * Deletes a file whose creation was interrupted, by a SIGKILL for instance: H2 refuses to open it. It holds nothing. To
     * be called while no registry runs on it.
     *
     * @throws LocalStackException if it cannot be read or deleted
     */
    static void discardUnborn(Path folder) {
        Path file = in(folder);
        try {
            if (Files.exists(file) && Files.size(file) < HEADERS && isPartOfHeader(file)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new LocalStackException(
                    "The registry's database " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isPartOfHeader(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
            return MAGIC.startsWith(start);
        }
    }
}
