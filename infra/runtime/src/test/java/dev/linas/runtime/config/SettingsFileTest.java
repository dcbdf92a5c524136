package dev.linas.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir Path folder;

    @Test
    void shouldReadProperties() throws IOException {
        Path file = write("a.properties", "bootstrap = host:9092 \n# comment\nadmin-port=1\n");

        assertThat(SettingsFile.read(file).values())
                .containsOnly(entry("bootstrap", "host:9092"), entry("admin-port", "1"));
    }

    @Test
    void shouldReadFlatYaml() throws IOException {
        Path file = write("a.yaml", "bootstrap: 'host:9092'\nadmin-port: 1\nquiet: true\n");

        assertThat(SettingsFile.read(file).values())
                .containsOnly(
                        entry("bootstrap", "host:9092"),
                        entry("admin-port", "1"),
                        entry("quiet", "true"));
    }

    @Test
    void shouldReadAnEmptyYamlFileAsNoSettings() throws IOException {
        assertThat(SettingsFile.read(write("a.yml", "# nothing yet\n")).values()).isEmpty();
    }

    @Test
    void shouldRejectANestedValueNamingFileAndKey() throws IOException {
        Path file = write("a.yaml", "kafka: {bootstrap: x}\n");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(file.toString(), "'kafka'", "single value");
    }

    @Test
    void shouldRejectWhatIsNotAMapping() throws IOException {
        Path file = write("a.yaml", "- bootstrap\n");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(file.toString(), "key: value");
    }

    @Test
    void shouldRejectBrokenYaml() throws IOException {
        Path file = write("a.yaml", "bootstrap: [\n");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(file.toString(), "not valid YAML");
    }

    @Test
    void shouldNameAFileThatIsMissing() {
        Path file = folder.resolve("absent.properties");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("no such settings file", file.toString());
    }

    @Test
    void shouldTellAllProblemsAtOnceWithTheirLines() throws IOException {
        Path file = write("a.yaml", "bootstrap: [a]\nquiet: true\nquiet: false\nport:\n");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        """
                        settings file %1$s:3: duplicate key 'quiet', \
                        which stands on line 2 already; keep one
                        %1$s:1: 'bootstrap' is ["a"]; expected a single value
                        %1$s:4: 'port' is empty; expected a single value\
                        """
                                .formatted(file));
    }

    @Test
    void shouldReadJson() throws IOException {
        Path file = write("a.json", "{\"bootstrap\": \"host:9092\", \"admin-port\": 1}");

        assertThat(SettingsFile.read(file).values())
                .containsOnly(entry("bootstrap", "host:9092"), entry("admin-port", "1"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static java.util.Map.Entry<String, String> entry(String key, String value) {
        return java.util.Map.entry(key, value);
    }
}
