package dev.linas.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How JSON becomes a document. */
class JsonTest {
    @Test
    void shouldReadEveryKindOfValue() {
        String text = "{\"a\":[1,2.5,\"x\",true,null],\"b\":{},\"c\":9007199254740993}";
        assertThat(Texts.json(text).json()).hasToString(text);
        assertThat(Texts.json("\uFEFF" + text).json()).hasToString(text);
    }

    @Test
    void shouldReadTheSameFromYaml() {
        String text = "{\"a\":[1,2.5,\"x\",true,null],\"b\":{\"é\":\"no\"},\"c\":-1e-3}";
        assertThat(Texts.yaml(text).json()).isEqualTo(Texts.json(text).json());
    }

    @Test
    void shouldTellWhereEveryValueStands() {
        Document document = Texts.json("{\n \"a\": [\n  1,\n  {\"b\": 2}]}");
        assertThat(document.where("a[0]")).isEqualTo("f.json:3");
        assertThat(document.where("a[1].b")).isEqualTo("f.json:4");
        assertThat(document.where("a[7]")).isEqualTo("f.json:2");
    }

    @Test
    void shouldNameEveryKeyThatStandsTwice() {
        assertThat(Texts.errorsOf(Texts.json("{\"key\": 1,\n\"key\": 2}"), root -> {}))
                .containsExactly(
                        "f.json:2: duplicate key 'key', which stands on line 1 already; keep one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1} | f.json:1: not valid JSON: Unexpected character",
                "{\"a\": 1}\\n{} | f.json:2: not valid JSON: there is more after its end",
                "{\"a\": 1,} | f.json:1: not valid JSON: Unexpected character",
                "{\"a\":\\n NaN} | f.json:2: not valid JSON: Non-standard token 'NaN'",
                "{\"a\": 01} | f.json:1: not valid JSON: Invalid numeric value: Leading zeroes",
                "{\"a\": [1 | f.json:1: not valid JSON: Unexpected end-of-input",
                "// c\\n{} | f.json:1: not valid JSON: Unexpected character",
            })
    void shouldNameTheLineOfWhatIsNoJson(String text, String problem) {
        assertThatThrownBy(() -> Texts.json(text.replace("\\n", "\n")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void shouldRefuseDepthThatNobodyWrites() {
        assertThatThrownBy(() -> Texts.json("[".repeat(200_000)))
                .hasMessage("f.json:1: lists and mappings stand 100 deep at most");
        assertThatThrownBy(() -> Texts.json("{\"a\":".repeat(101)))
                .hasMessage("f.json:1: lists and mappings stand 100 deep at most");
    }

    @Test
    void shouldRefuseNumbersWithoutEnd() {
        assertThatThrownBy(() -> Texts.json("{\"a\": " + "9".repeat(5_000_000) + "}"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("f.json:1: not valid JSON: Number value length");
    }

    @Test
    void shouldNotTakeNumbersThatAreTooLargeOrTooSmall() {
        assertThat(Texts.errors(Texts.json("{\"key\": 1e999}"), value -> value.number(n -> true)))
                .containsExactly(
                        "f.json:1: 'key' is 1e999 (too large for a number of 64 bits); expected"
                                + " what is wanted");
        assertThat(Texts.errors(Texts.json("{\"key\": 1e-400}"), value -> value.number(n -> true)))
                .containsExactly(
                        "f.json:1: 'key' is 1e-400 (too close to 0 for a number of 64 bits);"
                                + " expected what is wanted");
    }

    @Test
    void shouldSayThatAFileIsEmpty() {
        assertThatThrownBy(() -> Texts.errorsOf(Texts.json(""), root -> {}))
                .hasMessage(
                        "f.json: the file is empty; expected a mapping with the keys key, name,"
                                + " list, map");
    }
}
