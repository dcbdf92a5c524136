package dev.linas.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How YAML becomes a document. */
class YamlTest {
    @ParameterizedTest
    @ValueSource(strings = {"no", "on", "yes", "off", "No", "ON", "y", "n", "1_000a", "2026-11-28"})
    void shouldReadWordsThatOlderYamlTookForOtherThingsAsTexts(String word) {
        assertThat(Texts.yaml("key: " + word).json().get("key").textValue()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "FALSE, false", "false, false"})
    void shouldReadFlags(String word, boolean flag) {
        assertThat(Texts.yaml("key: " + word).json().get("key").isBoolean()).isTrue();
        assertThat(Texts.yaml("key: " + word).json().get("key").booleanValue()).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void shouldReadNothing(String word) {
        assertThat(Texts.yaml("key: " + word).json().get("key").isNull()).isTrue();
    }

    @Test
    void shouldReadQuotedTextsAsTexts() {
        assertThat(Texts.yaml("key: '5'").json().get("key").textValue()).isEqualTo("5");
        assertThat(Texts.yaml("key: \"true\"").json().get("key").textValue()).isEqualTo("true");
        assertThat(Texts.yaml("key: ''").json().get("key").textValue()).isEmpty();
        assertThat(Texts.yaml("key: |\n  a\n  b\n").json().get("key").textValue())
                .isEqualTo("a\nb\n");
    }

    @Test
    void shouldReadListsAndMappingsInTheirOrder() {
        assertThat(Texts.yaml("b: [1, 2.5, x]\na: {z: 1, y: null}\n").json())
                .hasToString("{\"b\":[1,2.5,\"x\"],\"a\":{\"z\":1,\"y\":null}}");
    }

    @Test
    void shouldReadFilesOfOtherSystemsAlike() {
        String text = "key: ä\nlist:\n  - 1\n";
        Document unix = Texts.yaml(text);
        assertThat(Texts.yaml(text.replace("\n", "\r\n")).json()).isEqualTo(unix.json());
        assertThat(Texts.yaml("\uFEFF" + text).json()).isEqualTo(unix.json());
        assertThat(Texts.yaml("---\n" + text + "...\n").json()).isEqualTo(unix.json());
        assertThat(Texts.yaml(text.replace("\n", "\r\n")).where("list[0]"))
                .isEqualTo(unix.where("list[0]"))
                .isEqualTo("f.yaml:3");
    }

    @Test
    void shouldTellWhereEveryValueStands() {
        Document document = Texts.yaml("a: 1\nb:\n  - x\n  - c.d:\n      e: 2\n");
        assertThat(document.where("a")).isEqualTo("f.yaml:1");
        assertThat(document.where("b[0]")).isEqualTo("f.yaml:3");
        assertThat(document.where("b[1].c.d.e")).isEqualTo("f.yaml:5");
        assertThat(document.where("b[1].c.d.absent")).isEqualTo("f.yaml:5");
        assertThat(document.where("absent")).isEqualTo("f.yaml:1");
        assertThat(document.where("")).isEqualTo("f.yaml");
    }

    @Test
    void shouldNameEveryKeyThatStandsTwiceAndGoOn() {
        assertThat(
                        Texts.errorsOf(
                                Texts.yaml("key: 1\nlist: [1]\nkey: 2\nmap:\n  a: 1\n  a: 2\n"),
                                root -> root.required("name", "a text").text()))
                .containsExactly(
                        "f.yaml:3: duplicate key 'key', which stands on line 1 already; keep one",
                        "f.yaml:6: duplicate key 'a', which stands on line 5 already; keep one",
                        "f.yaml: 'name' is missing; expected a text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &x 1\\nb: *x | f.yaml:2: YAML aliases (*x) are not supported; write the"
                        + " value out, which stands on line 1",
                "key: !!int 5 | f.yaml:1: YAML tags (tag:yaml.org,2002:int) are not supported;"
                        + " leave it out",
                "a: 1\\n---\\nb: 2 | f.yaml:2: a second document begins; expected one",
                "? [a, b]\\n: 1 | f.yaml:1: a key must be a text, not a list or mapping",
                "a: 1\\n\\tb: 2 | f.yaml:2: not valid YAML: while scanning for the next token,"
                        + " found character '\\t(TAB)' that cannot start any token. (Do not use"
                        + " \\t(TAB) for indentation)",
                "a: [1, 2 | f.yaml:1: not valid YAML: while parsing a flow sequence, expected ','"
                        + " or ']', but got <stream end>",
            })
    void shouldNameTheLineOfWhatIsNoYaml(String text, String problem) {
        assertThatThrownBy(() -> Texts.yaml(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(problem);
    }

    @Test
    void shouldTellAllAliasesAtOnceWithWhatTheyStandFor() {
        assertThatThrownBy(() -> Texts.yaml("a: &x 1\nb: &y [2]\nc: *y\nd: {e: *x}\nf: ]\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "f.yaml:3: YAML aliases (*y) are not supported; write the value out, which"
                                + " stands on line 2\n"
                                + "f.yaml:4: YAML aliases (*x) are not supported; write the value"
                                + " out, which stands on line 1");
    }

    @Test
    void shouldRefuseAliasesBeforeTheyGrow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", alias, alias, alias)));
        }
        assertThatThrownBy(() -> Texts.yaml(bomb.toString()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("f.yaml:2: YAML aliases");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 10_000, 200_000})
    void shouldRefuseDepthThatNobodyWrites(int depth) {
        assertThatThrownBy(() -> Texts.yaml("[".repeat(depth)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("f.yaml:1: lists and mappings stand 100 deep at most");
        assertThatThrownBy(() -> Texts.yaml("- ".repeat(depth) + "x"))
                .isInstanceOf(InvalidConfigurationException.class);
    }

    @Test
    void shouldTakeDepthUpToTheBound() {
        assertThat(Texts.yaml("[".repeat(100) + "]".repeat(100)).json().isArray()).isTrue();
    }

    @Test
    void shouldNameTheCharacterThatYamlDoesNotHave() {
        assertThatThrownBy(() -> Texts.yaml("a: 1\nb: x\u0007y\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("f.yaml:2: not valid YAML: it holds the character U+0007");
    }

    @Test
    void shouldKeepEveryMessageOnOneLine() {
        assertThat(
                        Texts.errorsOf(
                                Texts.yaml("\"a\\nb\\e[31m\": 1\n\"a\\nb\\e[31m\": 2\n"),
                                root -> {}))
                .containsExactly(
                        "f.yaml:2: duplicate key 'a\\u000ab\\u001b[31m', which stands on line 1"
                                + " already; keep one",
                        "f.yaml:1: unknown key 'a\\u000ab\\u001b[31m'; known are key, name, list,"
                                + " map");
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        byte[] latin = "a: 1\nb: \u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Document.parse("f.yaml", Path.of("."), latin, Format.YAML))
                .hasMessage("f.yaml:2: not valid UTF-8; save the file in UTF-8");
        byte[] cut = {'a', ':', ' ', (byte) 0xC3};
        assertThatThrownBy(() -> Document.parse("f.yaml", Path.of("."), cut, Format.YAML))
                .hasMessage("f.yaml:1: not valid UTF-8; save the file in UTF-8");
        byte[] wide = "a: 1".getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> Document.parse("f.yaml", Path.of("."), wide, Format.YAML))
                .hasMessage("f.yaml: not valid UTF-8, but UTF-16; save the file in UTF-8");
    }

    @Test
    void shouldRefuseFilesWithoutEnd() {
        byte[] endless = new byte[SourceText.LARGEST + 1];
        assertThatThrownBy(() -> Document.parse("f.yaml", Path.of("."), endless, Format.YAML))
                .hasMessage("f.yaml: too large for a configuration file, which has 32 MiB at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "\uFEFF"})
    void shouldSayThatAFileIsEmpty(String text) {
        assertThatThrownBy(() -> Texts.errorsOf(Texts.yaml(text), root -> {}))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "empty; expected a mapping with the keys key, name, list, map")
                .hasMessageStartingWith("f.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a", "a", "5"})
    void shouldSayThatAFileIsNoMapping(String text) {
        assertThatThrownBy(() -> Texts.errorsOf(Texts.yaml(text), root -> {}))
                .hasMessageStartingWith("f.yaml: the file is ")
                .hasMessageEndingWith("; expected a mapping with the keys key, name, list, map");
    }

    @Test
    void shouldListOneHundredProblemsAndCountTheRest() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            text.append("k").append(i).append(": 1\n");
        }
        List<String> errors = Texts.errorsOf(Texts.yaml(text.toString()), root -> {});
        assertThat(errors).hasSize(101).last().isEqualTo("f.yaml: and 150 more problems");
        List<String> twice =
                Texts.errorsOf(Texts.yaml("key: 1\n" + "key: 1\n".repeat(250)), root -> {});
        assertThat(twice).hasSize(101).last().isEqualTo("f.yaml: and 150 more problems");
    }
}
