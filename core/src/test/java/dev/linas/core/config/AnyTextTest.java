package dev.linas.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Laws that hold for every text, however odd. */
class AnyTextTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<Consumer<Value>> READINGS =
            List.of(
                    Value::text,
                    Value::identifier,
                    Value::written,
                    Value::textOrNumber,
                    value -> value.integer(1),
                    Value::longInteger,
                    value -> value.number(n -> true),
                    Value::flag,
                    Value::duration,
                    Value::durationOrZero,
                    Value::file,
                    Value::texts,
                    Value::distinctTexts,
                    value -> value.choice(List.of("one", "two")),
                    value -> value.entries("a text"),
                    value -> value.section(List.of("a")));

    @Property(tries = 3000)
    void everyTextIsReadOrRefusedWithItsLine(@ForAll("oddTexts") String text) {
        for (Format format : Format.values()) {
            try {
                Document document = Document.parse("f", text, format);
                Problems problems = new Problems(document);
                Value root = problems.root("what is wanted");
                READINGS.forEach(reading -> reading.accept(root));
                root.section()
                        .ifPresent(
                                section ->
                                        section.keys()
                                                .forEach(
                                                        key ->
                                                                readAll(
                                                                        section.optional(
                                                                                key, "it"))));
                problems.errors().forEach(AnyTextTest::requireOneLine);
            } catch (InvalidConfigurationException e) {
                assertThat(e.problems()).isNotEmpty().allMatch(p -> p.matches("f(:[0-9]+)?: .+"));
            }
        }
    }

    @Property(tries = 1000)
    void everySequenceOfBytesIsReadOrRefused(@ForAll byte[] content) {
        try {
            Document.parse("f", Path.of("."), content, Format.YAML).json();
        } catch (InvalidConfigurationException e) {
            assertThat(e).hasMessageStartingWith("f");
        }
    }

    @Property
    void whatJsonSaysIsReadAlikeFromJsonAndYaml(@ForAll("trees") JsonNode tree) {
        String text = tree.toString();
        assertThat(Document.parse("f", text, Format.JSON).json()).hasToString(text);
        if (text.chars().noneMatch(c -> c == 0x7f || Character.isSurrogate((char) c))) {
            assertThat(Document.parse("f", text, Format.YAML).json()).hasToString(text);
        }
    }

    @Property
    void indentationAndEndsOfLinesDoNotMatter(@ForAll("trees") JsonNode tree) {
        String text = tree.toPrettyString();
        Document unix = Document.parse("f", text, Format.JSON);
        assertThat(Document.parse("f", text.replace("\n", "\r\n"), Format.JSON).json())
                .isEqualTo(unix.json());
    }

    @Property
    void everyTextInQuotesIsThatText(@ForAll String text) {
        JsonNode quoted = NODES.objectNode().put("key", text);
        String json = quoted.toString();
        if (json.codePoints().allMatch(AnyTextTest::isPlain)) {
            assertThat(Texts.yaml(json).json()).isEqualTo(quoted);
        }
    }

    @Property
    void everyWholeNumberOf64BitsIsReadExactly(@ForAll long number) {
        assertThat(Texts.read(Texts.yaml("key: " + number), Value::longInteger))
                .isEqualTo(OptionalLong.of(number));
        assertThat(Texts.read(Texts.json("{\"key\":" + number + "}"), Value::longInteger))
                .isEqualTo(OptionalLong.of(number));
    }

    @Property
    void everyFiniteNumberIsReadExactly(@ForAll double number) {
        assertThat(Texts.read(Texts.yaml("key: " + number), value -> value.number(n -> true)))
                .isEqualTo(OptionalDouble.of(number));
        assertThat(
                        Texts.read(
                                Texts.json("{\"key\":" + number + "}"),
                                value -> value.number(n -> true)))
                .isEqualTo(OptionalDouble.of(number));
    }

    private static void readAll(Value value) {
        READINGS.forEach(reading -> reading.accept(value));
    }

    private static void requireOneLine(String error) {
        if (error.codePoints().anyMatch(Character::isISOControl) || error.lines().count() != 1) {
            fail("not one printable line: " + error);
        }
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0xD800 && (c < 0x7f || c >= 0xa0) && c != 0x2028 && c != 0x2029;
    }

    @Provide
    Arbitrary<String> oddTexts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "key",
                        "a",
                        ":",
                        ": ",
                        "- ",
                        "? ",
                        "\n",
                        "\r\n",
                        "\t",
                        "  ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        "&a",
                        "*a",
                        "!t",
                        "!!int ",
                        "|\n",
                        ">\n",
                        "'",
                        "\"",
                        "\\",
                        "#",
                        "---\n",
                        "...\n",
                        "%YAML 1.1\n",
                        "<<",
                        "0",
                        "1",
                        "0x1",
                        "1e999",
                        ".inf",
                        ".nan",
                        "-",
                        "_",
                        "no",
                        "on",
                        "true",
                        "null",
                        "~",
                        "9999999999999999999",
                        "\uFEFF",
                        "\u0000",
                        "\u0007",
                        "\u2028",
                        "\u0085",
                        "é",
                        "名",
                        "\uD83D\uDE00",
                        "\uD800",
                        "=",
                        "@",
                        "`",
                        "60s",
                        "0s",
                        "\"a\":",
                        "[[[[[[[[[[",
                        "{a: {a: ");
        return pieces.list().ofMaxSize(25).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return trees(3);
    }

    private static Arbitrary<JsonNode> trees(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<JsonNode> below = trees(depth - 1);
        Arbitrary<JsonNode> lists =
                below.list().ofMaxSize(4).map(items -> NODES.arrayNode().addAll(items));
        Arbitrary<JsonNode> mappings =
                Arbitraries.maps(texts().ofMinLength(1), below)
                        .ofMaxSize(4)
                        .map(entries -> NODES.objectNode().setAll(entries));
        return Arbitraries.oneOf(leaves(), lists, mappings);
    }

    private static Arbitrary<JsonNode> leaves() {
        return Arbitraries.oneOf(
                texts().map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.longs().filter(n -> n != n.intValue()).map(NODES::numberNode),
                Arbitraries.doubles().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
    }

    private static StringArbitrary texts() {
        return Arbitraries.strings().withCharRange(' ', '~').withChars("äé名").ofMaxLength(12);
    }
}
