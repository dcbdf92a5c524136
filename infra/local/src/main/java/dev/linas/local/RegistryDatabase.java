package dev.linas.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/**
 * The file of the registry's H2 database. The registry makes it in many steps and, killed between
 * two of them, would never start on it again; so a file beside it says that it is being made, until
 * the registry has first answered.
 */
final class RegistryDatabase {
    private static final String NAME = "registry";

    private final Path folder;

    RegistryDatabase(Path folder) {
        this.folder = folder;
    }

    /**
     * Its JDBC address. H2 writes 500 ms after it has answered unless told not to: a schema whose
     * id is in use would be lost. Through {@code async:} an interrupt, which the connection pool
     * uses, does not close the file. The file is named relative to the working directory of the
     * registry's process, which is the folder: an address ends at the first semicolon, and the
     * folder's path may have one.
     */
    static String url() {
        return "jdbc:h2:async:./" + NAME + ";WRITE_DELAY=0";
    }

    /**
     * To be called before a registry starts on it: deletes a database whose making was interrupted,
     * by a SIGKILL for instance. Nobody was served from it, so it holds nothing.
     */
    void beforeStart() throws IOException {
        if (Files.exists(unfinished())) {
            Files.deleteIfExists(file());
        } else if (!Files.exists(file())) {
            Files.createFile(unfinished());
        }
    }

    /** To be called when the registry first answers, before anybody is told its address. */
    void made() throws IOException {
        if (Files.deleteIfExists(unfinished())) {
            Utils.flushDir(folder); // or a power cut could bring it back, and cost the database
        }
    }

    Path file() {
        return folder.resolve(NAME + ".mv.db");
    }

    Path unfinished() {
        return folder.resolve(NAME + ".unfinished");
    }
}
