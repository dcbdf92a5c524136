package dev.linas.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the broker and the registry of a data folder answer. While they run, the folder's {@value
 * #FILE} says so, for commands of other processes.
 *
 * @param bootstrap bootstrap servers of the broker, {@code host:port}
 * @param registry base address of the registry, {@code http://host:port}
 * @param pid process that runs them
 */
public record Endpoints(String bootstrap, String registry, long pid) {
    /** Name of the file inside the data folder. */
    public static final String FILE = "endpoints.properties";

    /**
     * The endpoints of a data folder that is in use.
     *
     * @return empty where the folder is not in use, also where its last user was killed and left
     *     the file behind
     * @throws LocalStackException for a file that cannot be read or lacks an entry
     */
    public static Optional<Endpoints> read(Path data) {
        Path file = data.resolve(FILE);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            Endpoints endpoints =
                    new Endpoints(
                            entry(properties, "bootstrap"),
                            entry(properties, "registry"),
                            Long.parseLong(entry(properties, "pid")));
            return ProcessHandle.of(endpoints.pid())
                    .filter(ProcessHandle::isAlive)
                    .map(p -> endpoints);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new LocalStackException(
                    file
                            + " is not readable ("
                            + e.getMessage()
                            + "). Stop the process that uses the folder, then delete this file.",
                    e);
        }
    }

    void write(Path data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("bootstrap", bootstrap);
        properties.setProperty("registry", registry);
        properties.setProperty("pid", Long.toString(pid));
        StringWriter text = new StringWriter();
        properties.store(text, "Written while the broker and the registry run");
        AtomicFile.write(data.resolve(FILE), text.toString());
    }

    private static String entry(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("no entry '" + key + "'");
        }
        return value;
    }
}
