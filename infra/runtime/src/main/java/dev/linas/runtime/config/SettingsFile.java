package dev.linas.runtime.config;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Value;
import dev.linas.core.file.RegularFile;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file of flat settings: YAML ({@code .yaml}, {@code .yml}), JSON ({@code .json}) or Java
 * properties (any other name).
 *
 * @param file where it was read from
 * @param values key to value, as written
 */
public record SettingsFile(Path file, Map<String, String> values) {
    public SettingsFile {
        values = Map.copyOf(values);
    }

    /**
     * Reads a file.
     *
     * @throws UserError naming the file and every problem, with its line and key
     */
    public static SettingsFile read(Path file) {
        if (!Files.exists(file)) {
            throw new UserError("no such settings file: " + file);
        }
        try {
            boolean structured = Format.of(file, null) != null;
            return new SettingsFile(file, structured ? readDocument(file) : readProperties(file));
        } catch (InvalidConfigurationException e) {
            throw new UserError("settings file " + e.getMessage(), e);
        }
    }

    private static Map<String, String> readProperties(Path file) {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RegularFile.require(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (CharacterCodingException e) {
            throw new UserError(
                    "settings file %s: not valid UTF-8; save the file in UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new UserError("cannot read settings file " + file + ": " + RegularFile.why(e), e);
        } catch (IllegalArgumentException e) {
            throw new UserError("cannot read settings file " + file + ": " + e, e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
        return values;
    }

    private static Map<String, String> readDocument(Path file) {
        Problems problems = new Problems(Document.read(file, Format.YAML));
        Value root = problems.root("lines of the form 'key: value'");
        Map<String, String> values = new TreeMap<>();
        if (root.present()) {
            root.entriesOrEmpty("a single value")
                    .forEach(
                            (key, value) ->
                                    value.written().ifPresent(text -> values.put(key, text)));
        }
        problems.throwIfAny();
        return values;
    }
}
