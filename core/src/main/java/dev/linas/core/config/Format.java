package dev.linas.core.config;

import java.nio.file.Path;
import java.util.Locale;

/** How a configuration file is written. */
public enum Format {
    /** YAML 1.2: numbers are decimal, aliases and tags are refused. */
    YAML,
    /** JSON, RFC 8259. */
    JSON;

    /**
     * The format that the ending of a file's name tells: {@code .yaml}, {@code .yml} or {@code
     * .json}.
     */
    public static Format of(Path file, Format otherwise) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return JSON;
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? YAML : otherwise;
    }
}
