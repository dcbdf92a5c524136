package dev.linas.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value may be, and what is said of one that may not. */
class ValueTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | 5; expected what is wanted (put it in quotes)",
                "1.50 | 1.50; expected what is wanted (put it in quotes)",
                "true | true; expected what is wanted (put it in quotes)",
                "007 | 007 (a number has no leading zero: write 7); expected what is wanted (put"
                        + " it in quotes)",
                ".inf | .inf (infinite; only finite numbers are accepted); expected what is wanted"
                        + " (put it in quotes)",
                "'' | empty; expected what is wanted",
                "'  ' | empty; expected what is wanted",
                "~ | empty; expected what is wanted",
                "[a] | [\"a\"]; expected what is wanted",
                "{a: 1} | {\"a\":1}; expected what is wanted",
            })
    void shouldRefuseWhatIsNoText(String yaml, String problem) {
        assertThat(Texts.errors(Texts.yaml("key: " + yaml), Value::text))
                .containsExactly("f.yaml:1: 'key' is " + problem);
    }

    @Test
    void shouldReadTexts() {
        assertThat(Texts.read(Texts.yaml("key: größe 名前"), Value::text))
                .isEqualTo(Optional.of("größe 名前"));
        assertThat(Texts.read(Texts.yaml("key: '5'"), Value::text)).isEqualTo(Optional.of("5"));
        assertThat(Texts.read(Texts.yaml("key: no"), Value::text)).isEqualTo(Optional.of("no"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0; expected what is wanted",
                "-1 | -1; expected what is wanted",
                "2147483648 | 2147483648; expected what is wanted, at most 2147483647",
                "123456789012345678901234567890 | 123456789012345678901234567890; expected what is"
                        + " wanted, at most 2147483647",
                "1.0 | 1.0; expected what is wanted",
                "1e3 | 1e3; expected what is wanted",
                "1_000 | \"1_000\"; expected what is wanted (write it without '_')",
                "0x10 | 0x10 (hexadecimal; write the number in decimal); expected what is wanted",
                "0o17 | 0o17 (octal; write the number in decimal); expected what is wanted",
                "010 | 010 (a number has no leading zero: write 10); expected what is wanted",
                "ten | \"ten\"; expected what is wanted",
                "~ | empty; expected what is wanted",
            })
    void shouldRefuseWhatIsNoWholeNumber(String yaml, String problem) {
        assertThat(Texts.errors(Texts.yaml("key: " + yaml), value -> value.integer(1)))
                .containsExactly("f.yaml:1: 'key' is " + problem);
    }

    @Test
    void shouldReadWholeNumbers() {
        assertThat(Texts.read(Texts.yaml("key: +1"), value -> value.integer(1)))
                .isEqualTo(OptionalInt.of(1));
        assertThat(Texts.read(Texts.yaml("key: 2147483647"), value -> value.integer(1)))
                .isEqualTo(OptionalInt.of(Integer.MAX_VALUE));
        assertThat(Texts.read(Texts.yaml("key: -9223372036854775808"), Value::longInteger))
                .isEqualTo(OptionalLong.of(Long.MIN_VALUE));
        assertThat(Texts.read(Texts.yaml("key: 9223372036854775808"), Value::longInteger))
                .isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".inf",
                "-.INF",
                ".nan",
                "1e999",
                "-1e999",
                "1e-400",
                "-0.1e-323",
                "'1'",
                "true",
                "~",
                "[1]"
            })
    void shouldRefuseWhatIsNoFiniteNumber(String yaml) {
        Document document = Texts.yaml("key: " + yaml);
        assertThat(Texts.read(document, value -> value.number(n -> true)))
                .isEqualTo(OptionalDouble.empty());
        assertThat(Texts.errors(document, value -> value.number(n -> true)))
                .singleElement()
                .asString()
                .startsWith("f.yaml:1: 'key' is ")
                .contains("; expected what is wanted");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.5, -0.5",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "0, 0",
        "0.0e-999, 0",
        "4.9e-324, 4.9e-324"
    })
    void shouldReadNumbers(String yaml, double number) {
        assertThat(Texts.read(Texts.yaml("key: " + yaml), value -> value.number(n -> true)))
                .isEqualTo(OptionalDouble.of(number));
    }

    @Test
    void shouldSuggestTheClosestChoice() {
        List<String> choices = List.of("minimise", "maximise");
        assertThat(Texts.errors(Texts.yaml("key: maximize"), value -> value.choice(choices)))
                .containsExactly(
                        "f.yaml:1: 'key' is \"maximize\"; expected what is wanted. Did you mean"
                                + " 'maximise'?");
        assertThat(Texts.read(Texts.yaml("key: minimise"), value -> value.choice(choices)))
                .isEqualTo(Optional.of("minimise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "0s", "-1s", "1.5s", "1 week", "1y", "~", "[1s]", "''"})
    void shouldRefuseWhatIsNoDurationAboveZero(String yaml) {
        assertThat(Texts.errors(Texts.yaml("key: " + yaml), Value::duration)).hasSize(1);
    }

    @Test
    void shouldReadDurations() {
        assertThat(Texts.read(Texts.yaml("key: 90 s"), Value::duration))
                .isEqualTo(Optional.of(Duration.ofSeconds(90)));
        assertThat(Texts.read(Texts.yaml("key: 0s"), Value::durationOrZero))
                .isEqualTo(Optional.of(Duration.ZERO));
        assertThat(Texts.errors(Texts.yaml("key: 36501d"), Value::duration))
                .containsExactly(
                        "f.yaml:1: 'key' is \"36501d\"; expected what is wanted, at most 36500d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 parsecs", "60", "1.5s", "soon"})
    void shouldTellTheFormsOfADurationAndTheLongestWhereOneHasNone(String yaml) {
        assertThat(Texts.errors(Texts.yaml("key: " + yaml), Value::duration))
                .singleElement()
                .asString()
                .endsWith(
                        "; expected what is wanted: a whole number and ms, s, m, h or d, at most"
                                + " 36500d");
    }

    @Test
    void shouldTellTheLargestWholeNumberOf64BitsAndNoneThatWasToldAlready() {
        assertThat(Texts.errors(Texts.yaml("key: 9223372036854775808"), Value::longInteger))
                .containsExactly(
                        "f.yaml:1: 'key' is 9223372036854775808; expected what is wanted, at most"
                                + " 9223372036854775807");
        assertThat(Texts.errorsOf(Texts.yaml("key: 9"), root -> root.integer("key", 1, 8)))
                .containsExactly("f.yaml:1: 'key' is 9; expected a whole number from 1 to 8");
    }

    @Test
    void shouldResolvePathsFromTheFolderOfTheDocument() {
        Document document =
                Document.parse(
                        "d/f.yaml",
                        Path.of("d"),
                        "key: ../x/y.csv\n".getBytes(StandardCharsets.UTF_8),
                        Format.YAML);
        assertThat(Texts.read(document, Value::file)).isEqualTo(Optional.of(Path.of("x/y.csv")));
        assertThat(Texts.errors(Texts.yaml("key: \"a\\0b\""), Value::file))
                .singleElement()
                .asString()
                .startsWith("f.yaml:1: 'key' is \"a\\u0000b\"; expected what is wanted; it is no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "a.b_c-D9"})
    void shouldReadNames(String name) {
        assertThat(Texts.read(Texts.yaml("key: '" + name + "'"), Value::identifier))
                .isEqualTo(Optional.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "größe", "a/b", "''", "5"})
    void shouldRefuseWhatIsNoName(String yaml) {
        assertThat(Texts.errors(Texts.yaml("key: " + yaml), Value::identifier)).hasSize(1);
    }

    @Test
    void shouldReadListsEntryByEntry() {
        assertThat(Texts.errors(Texts.yaml("key:\n  - a\n  - 5\n  - b\n  - ~\n"), Value::texts))
                .containsExactly(
                        "f.yaml:3: 'key[1]' is 5; expected a text (put it in quotes)",
                        "f.yaml:5: 'key[3]' is empty; expected a text");
        assertThat(Texts.errors(Texts.yaml("key: []"), Value::texts))
                .containsExactly("f.yaml:1: 'key' is []; expected what is wanted");
        assertThat(Texts.errors(Texts.yaml("key: [a, b, a]"), Value::distinctTexts))
                .containsExactly("f.yaml:1: 'key' is [\"a\",\"b\",\"a\"]; expected what is wanted");
        assertThat(Texts.read(Texts.yaml("key: [b, a]"), Value::distinctTexts))
                .isEqualTo(List.of("b", "a"));
    }

    @Test
    void shouldReadMappingsEntryByEntry() {
        assertThat(
                        Texts.read(
                                Texts.yaml("key: {b: 1, a: 2}"),
                                value -> List.copyOf(value.entries("a number").keySet())))
                .isEqualTo(List.of("b", "a"));
        assertThat(Texts.errors(Texts.yaml("key: {}"), value -> value.entries("a number")))
                .containsExactly("f.yaml:1: 'key' is {}; expected what is wanted");
        assertThat(Texts.errors(Texts.yaml("key: {}"), value -> value.entriesOrEmpty("a number")))
                .isEmpty();
    }

    @Test
    void shouldCutLongValuesInMessages() {
        assertThat(Texts.errors(Texts.yaml("key: [" + "x, ".repeat(100) + "x]"), Value::text))
                .singleElement()
                .asString()
                .contains("…; expected what is wanted")
                .hasSizeLessThan(120);
    }

    @Test
    void shouldSayNothingOfWhatWasLeftOutAndMayBe() {
        assertThat(
                        Texts.errorsOf(
                                Texts.yaml("name: x"),
                                root -> {
                                    root.optional("key", "a text").text();
                                    root.integer("list", 1);
                                    root.section("map", List.of("a"));
                                }))
                .isEmpty();
    }

    @Test
    void shouldTellAllProblemsAtOnceInTheOrderOfReading() {
        assertThat(
                        Texts.errorsOf(
                                Texts.yaml("nme: x\nlist: 0\nmap:\n  a: maybe\n  c: 1\n"),
                                root -> {
                                    root.required("name", "a text").text();
                                    root.integer("list", 1);
                                    root.section("map", List.of("a", "b")).flag("a");
                                }))
                .containsExactly(
                        "f.yaml:1: unknown key 'nme'; known are key, name, list, map. Did you mean"
                                + " 'name'?",
                        "f.yaml: 'name' is missing; expected a text",
                        "f.yaml:2: 'list' is 0; expected a whole number of 1 or more",
                        "f.yaml:5: unknown key 'map.c'; known are a, b. Did you mean 'a'?",
                        "f.yaml:4: 'map.a' is \"maybe\"; expected true or false");
    }
}
