package dev.linas.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Version of the running code: part of the provenance of everything it writes. */
public final class CodeVersion {
    private static final String RESOURCE = "version.properties";
    private static final String CURRENT = read();

    private CodeVersion() {}

    /** The project's version, e.g. {@code 0.1.0}; fixed at build time. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = CodeVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        RESOURCE + " is missing from the build: run Maven's process-resources");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
