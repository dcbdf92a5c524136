package dev.linas.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents from files, and what files name. */
class DocumentTest {
    @TempDir Path folder;

    private final BuiltInOrFile<String> colours =
            new BuiltInOrFile<>(
                    "a colour",
                    List.of("red", "green"),
                    name -> Optional.of(name).filter(List.of("red", "green")::contains),
                    DocumentTest::colour);

    @Test
    void shouldTellTheFormatFromTheName() throws IOException {
        Path yaml = Files.writeString(folder.resolve("a.YML"), "a: no\n");
        Path json = Files.writeString(folder.resolve("a.json"), "{\"a\": \"no\"}");
        Path other = Files.writeString(folder.resolve("a.conf"), "a: no\n");
        assertThat(Document.read(yaml, Format.JSON).json())
                .isEqualTo(Document.read(json, Format.YAML).json())
                .isEqualTo(Document.read(other, Format.YAML).json());
        assertThatThrownBy(() -> Document.read(other, Format.JSON))
                .hasMessageStartingWith(other + ":1: not valid JSON");
    }

    @Test
    void shouldSayWhyAFileCannotBeRead() {
        assertThatThrownBy(() -> Document.read(folder.resolve("absent.yaml"), Format.YAML))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        folder.resolve("absent.yaml")
                                + ": there is no such file; name an existing file");
        assertThatThrownBy(() -> Document.read(folder, Format.YAML))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(folder + ": cannot be read: ");
    }

    @Test
    void shouldReplaceKeysAndForgetTheirLines() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("a", 5);
        settings.put("b", null);
        Document changed = Texts.yaml("a: 1\nb: 2\nc: 3\n").with(settings);
        assertThat(changed.json()).hasToString("{\"c\":3,\"a\":5}");
        assertThat(changed.where("a")).isEqualTo("f.yaml");
        assertThat(changed.where("c")).isEqualTo("f.yaml:3");
    }

    @Test
    void shouldTakeTreesThatStandInNoFile() {
        Document document =
                Document.of(
                        "a record",
                        folder,
                        JsonNodeFactory.instance.objectNode().put("key", 5).put("name", "x"));
        assertThat(Texts.errors(document, Value::text))
                .containsExactly(
                        "a record: 'key' is 5; expected what is wanted (put it in quotes)");
        assertThat(document.json()).hasToString("{\"key\":5,\"name\":\"x\"}");
    }

    @Test
    void shouldFindWhatIsBuiltInAndWhatAFileHolds() throws IOException {
        Files.writeString(folder.resolve("mine.json"), "{\"key\": \"mauve\"}");
        assertThat(Texts.read(naming("red"), colours::find)).isEqualTo(Optional.of("red"));
        assertThat(Texts.read(naming("mine.json"), colours::find)).isEqualTo(Optional.of("mauve"));
        assertThat(colours.named("mine.json", folder)).isEqualTo("mauve");
    }

    @Test
    void shouldSayThatNothingHasAName() {
        assertThat(Texts.errors(naming("gren"), colours::find))
                .containsExactly(
                        "%s: 'key' is \"gren\"; expected what is wanted; there is no file %s. Did"
                                        .formatted(
                                                folder.resolve("s.yaml") + ":1", folder + "/gren")
                                + " you mean 'green'?");
        assertThatThrownBy(() -> colours.named("gren", folder))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        ("'gren' is not a colour that is built in (red, green) or the path of a"
                                        + " file with one; there is no file %s/gren. Did you mean"
                                        + " 'green'?")
                                .formatted(folder));
    }

    @Test
    void shouldTellEveryProblemOfTheNamedFileWhereItIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "{\n\"key\": 1,\n\"kez\": 2}");
        String named = folder.resolve("s.yaml") + ":1: " + file;
        assertThat(Texts.errors(naming("mine.json"), colours::find))
                .containsExactly(
                        named + ":3: unknown key 'kez'; known are key. Did you mean 'key'?",
                        named + ":2: 'key' is 1; expected a text (put it in quotes)");
    }

    private Document naming(String name) {
        return Document.parse(
                folder.resolve("s.yaml").toString(),
                folder,
                ("key: " + name).getBytes(StandardCharsets.UTF_8),
                Format.YAML);
    }

    private static String colour(Document document) {
        Problems problems = new Problems(document);
        String colour =
                problems.rootSection(List.of("key")).required("key", "a text").text().orElse("");
        problems.throwIfAny();
        return colour;
    }
}
