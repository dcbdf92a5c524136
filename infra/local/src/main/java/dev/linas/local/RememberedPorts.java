package dev.linas.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * The ports of the last run of a data folder, so that addresses stay the same over restarts.
 *
 * @param kafka port of the broker
 * @param registry port of the registry
 */
record RememberedPorts(OptionalInt kafka, OptionalInt registry) {
    private static final String FILE = "ports.properties";

    /** Empty ports for a first run; a damaged file only costs the memory. */
    static RememberedPorts read(Path data) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve(FILE))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return new RememberedPorts(OptionalInt.empty(), OptionalInt.empty());
        }
        return new RememberedPorts(port(properties, "kafka"), port(properties, "registry"));
    }

    static void write(Path data, int kafka, int registry) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("kafka", Integer.toString(kafka));
        properties.setProperty("registry", Integer.toString(registry));
        StringWriter text = new StringWriter();
        properties.store(text, "Ports of the last run, taken again where they are free");
        AtomicFile.write(data.resolve(FILE), text.toString());
    }

    private static OptionalInt port(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (!value.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(value);
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
