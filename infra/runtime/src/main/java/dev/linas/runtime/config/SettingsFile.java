package dev.linas.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file of flat settings: YAML ({@code .yaml}, {@code .yml}) or Java properties (any other name).
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
     * @throws UserError naming the file, and the key where one is at fault
     */
    public static SettingsFile read(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new SettingsFile(file, yaml ? readYaml(file, reader) : readProperties(reader));
        } catch (NoSuchFileException e) {
            throw new UserError("no such settings file: " + file, e);
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "settings file " + file + " is not valid YAML: " + e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("cannot read settings file " + file + ": " + e, e);
        }
    }

    private static Map<String, String> readProperties(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
        return values;
    }

    private static Map<String, String> readYaml(Path file, Reader reader) throws IOException {
        JsonNode root = new YAMLMapper().readTree(reader);
        Map<String, String> values = new TreeMap<>();
        if (root == null || root.isMissingNode() || root.isNull()) {
            return values;
        }
        if (!root.isObject()) {
            throw new UserError(
                    "settings file " + file + ": expected lines of the form 'key: value'");
        }
        for (Map.Entry<String, JsonNode> setting : root.properties()) {
            if (!setting.getValue().isValueNode() || setting.getValue().isNull()) {
                throw new UserError(
                        "settings file "
                                + file
                                + ", key '"
                                + setting.getKey()
                                + "': expected a single value, found "
                                + setting.getValue());
            }
            values.put(setting.getKey(), setting.getValue().asText());
        }
        return values;
    }
}
