package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceReaderTest {
    private static final String A = "{'name': 'a', 'options': [1, 2, 3]}";
    private static final String B = "{'name': 'b', 'options': [1, 2, 3]}";

    @Test
    void shouldReadTextAndNumbersAsTheyAreWritten() {
        SearchSpace space = read("[{'name': 'x', 'options': ['1', 1, 1.0, 2.5]}]");

        assertThat(space.variables())
                .containsExactly(new Variable("x", List.of("1", 1L, 1.0, 2.5)));
    }

    @ParameterizedTest
    @CsvSource({
        "ks0..ks2, ks0 ks1 ks2",
        "ks9..ks11, ks9 ks10 ks11",
        "ks7..ks7, ks7",
        "conv2d_8..conv2d_10, conv2d_8 conv2d_9 conv2d_10",
        "op08..op09, op08 op09",
    })
    void shouldExpandRangesOfNames(String range, String expected) {
        SearchSpace space = read("[{'name': '%s', 'options': [1, 2]}]".formatted(range));

        assertThat(space.variables())
                .extracting(Variable::name)
                .containsExactly(expected.split(" "));
    }

    @Test
    void shouldTakeAllRulesOfAVariableTogether() {
        SearchSpace space =
                read(
                        "[%s, %s, {'name': 'c', 'options': [1, 2]}]".formatted(A, B),
                        "[{'variables': ['c'], 'when': {'a': [2, 3], 'b': [3]}}]",
                        "[]");

        assertThat(space.active(Genome.of(1, 2, 0))).containsExactly(true, true, true);
        assertThat(space.active(Genome.of(0, 2, 0))).containsExactly(true, true, false);
        assertThat(space.active(Genome.of(1, 1, 0))).containsExactly(true, true, false);
    }

    @Test
    void shouldMapEquivalentOptionsToTheLowest() {
        SearchSpace space = read("[" + A + "]", "[]", "[{'variable': 'a', 'options': [3, 2]}]");

        assertThat(space.canonical(Genome.of(2))).isEqualTo(Genome.of(1));
        assertThat(space.canonical(Genome.of(0))).isEqualTo(Genome.of(0));
        assertThat(space.cardinality()).isEqualTo(2);
    }

    @Property
    void shouldReadItsOwnTextAgain(@ForAll long seed) {
        SearchSpace space = RandomSpaces.of(seed);
        SearchSpace again = SearchSpaceReader.read("again", space.json());

        assertThat(again).isEqualTo(space).hasSameHashCodeAs(space);
        assertThat(again.json()).isEqualTo(space.json());
        assertThat(again.name()).isEqualTo(space.name());
        assertThat(again.variables()).isEqualTo(space.variables());
        assertThat(again.rules()).isEqualTo(space.rules());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    [{'name': 'a', 'options': [1, 1]}]                  | variable a names an option twice: [1, 1]
                    [{'name': 'a', 'options': []}]                      | variable 'a': 'options' must be a list with an entry
                    [{'name': 'a', 'options': 3}]                       | variable 'a': 'options' must be a list with an entry
                    [{'name': 'a'}]                                     | variable 'a': 'options' must be a list with an entry
                    [{'name': 'a', 'options': [true]}]                  | variable 'a': option true is neither a string nor a number of 64 bits
                    [{'name': 'a', 'options': [null]}]                  | variable 'a': option null is neither
                    [{'name': 'a', 'options': [99999999999999999999]}]  | variable 'a': option 99999999999999999999 is neither
                    [{'name': 'a', 'options': [1e999]}]                 | variable 'a': option
                    [{'name': '1a', 'options': [1]}]                    | variable name '1a' must begin with a letter
                    [{'name': 'a b', 'options': [1]}]                   | variable name 'a b' must begin with a letter
                    [{'options': [1]}]                                  | variable name '' must begin with a letter
                    [{'name': 'a0..b3', 'options': [1]}]                | variable name 'a0..b3' must
                    [{'name': 'a0..a99999999999', 'options': [1]}]      | variable name 'a0..a99999999999' must
                    [{'name': 'a3..a1', 'options': [1]}]                | variable range 'a3..a1' runs backwards
                    [{'name': 'a0..a2', 'options': [1]}, {'name': 'a1', 'options': [1]}] | variable 'a1' is named twice
                    [{'name': 'a', 'options': [1], 'depth': 3}]         | a variable: unknown key 'depth'; known are [name, options]
                    ['a']                                               | a variable must be an object, but is "a"
                    []                                                  | 'variables' must be a list with an entry
                    {}                                                  | 'variables' must be a list with an entry
                    """)
    void shouldRejectBadVariables(String variables, String message) {
        assertRejected(() -> read(variables), message);
    }

    @Test
    void shouldRejectMoreOptionsThanAGenomeCanName() {
        StringBuilder options = new StringBuilder("0");
        for (int option = 1; option <= 256; option++) {
            options.append(',').append(option);
        }
        assertRejected(
                () -> read("[{'name': 'a', 'options': [%s]}]".formatted(options)),
                "variable a has 257 options; it needs 1 to 256");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {}                                             | 'active' must be a list of rules
                    [3]                                            | activation rule 3 must be an object
                    [{'variables': ['b']}]                         | {"variables":["b"]}: 'when' must name a variable and its options
                    [{'variables': ['b'], 'when': {}}]             | 'when' must name a variable and its options
                    [{'variables': [], 'when': {'a': [1]}}]        | 'variables' must be a list with an entry
                    [{'variables': {'x': 'b'}, 'when': {'a': [1]}}]| 'variables' must be a list with an entry
                    [{'variables': ['c'], 'when': {'a': [1]}}]     | there is no variable 'c'; there are [a, b]
                    [{'variables': ['b'], 'when': {'c': [1]}}]     | there is no variable 'c'; there are [a, b]
                    [{'variables': ['b'], 'when': {'a': [4]}}]     | variable 'a' has no option 4; it has [1, 2, 3]
                    [{'variables': ['b'], 'when': {'a': ['1']}}]   | variable 'a' has no option "1"; it has [1, 2, 3]
                    [{'variables': ['b'], 'when': {'a': 1}}]       | options of 'a' must be a list
                    [{'variables': ['b'], 'when': {'a': []}}]      | options of 'a' must be a list
                    [{'variables': ['b'], 'if': {'a': [1]}}]       | unknown key 'if'; known are [variables, when]
                    [{'variables': ['b'], 'when': {'b': [1]}}]     | rules form a cycle: b depends on b; a variable must not control itself
                    [{'variables': ['b'], 'when': {'a': [1]}}, {'variables': ['a'], 'when': {'b': [1]}}] | rules form a cycle: a depends on b depends on a
                    [{'variables': ['b'], 'when': {'a': [1]}}, {'variables': ['b'], 'when': {'a': [2]}}] | variable 'b' is never active: its activation rules have no option of 'a' in common
                    """)
    void shouldRejectBadRules(String rules, String message) {
        assertRejected(() -> read("[" + A + "," + B + "]", rules, "[]"), message);
    }

    @Test
    void shouldNameOnlyTheVariablesOfACycle() {
        String variables =
                "[%s, %s, {'name': 'c', 'options': [1]}, {'name': 'd', 'options': [1]}]"
                        .formatted(A, B);
        assertThatThrownBy(
                        () ->
                                read(
                                        variables,
                                        "[{'variables': ['a', 'c'], 'when': {'b': [1]}},"
                                                + " {'variables': ['b'], 'when': {'c': [1]}}]",
                                        "[]"))
                .isInstanceOf(InvalidSearchSpaceException.class)
                .hasMessageContaining("cycle: b depends on c depends on b;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {}                                             | 'equivalent' must be a list
                    [{'variable': 'c', 'options': [1, 2]}]         | there is no variable 'c'
                    [{'variable': 'a', 'options': [1, 4]}]         | variable 'a' has no option 4
                    [{'variable': 'a', 'options': [1]}]            | names fewer than two options
                    [{'variable': 'a', 'options': [1, 1]}]         | names fewer than two options
                    [{'variable': 'a', 'option': [1, 2]}]          | unknown key 'option'; known are [options, variable]
                    [{'variable': 'a', 'options': [1, 2]}, {'variable': 'a', 'options': [2, 3]}] | option 2 of variable 'a' stands in two equivalences
                    [{'variable': 'a', 'options': [2, 3]}, {'variable': 'a', 'options': [1, 2]}] | option 2 of variable 'a' stands in two equivalences
                    """)
    void shouldRejectBadEquivalences(String equivalences, String message) {
        assertRejected(() -> read("[" + A + "," + B + "]", "[]", equivalences), message);
    }

    @Test
    void shouldRejectRulesThatTellEquivalentOptionsApart() {
        assertRejected(
                () ->
                        read(
                                "[" + A + "," + B + "]",
                                "[{'variables': ['b'], 'when': {'a': [2, 3]}}]",
                                "[{'variable': 'a', 'options': [1, 2]}]"),
                "variable 'a': options 1 and 2 are declared equivalent, but an activation rule names"
                        + " only one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    []                                            | the file must hold one JSON object
                    {'format': 'linas-space/2', 'name': 'x'}      | format is 'linas-space/2'; this version reads 'linas-space/1'
                    {'name': 'x'}                                 | format is ''; this version reads 'linas-space/1'
                    {'format': 'linas-space/1'}                   | 'name' is missing or no text
                    {'format': 'linas-space/1', 'name': ' '}      | 'name' is missing or no text
                    {'format': 'linas-space/1', 'name': 3}        | 'name' is missing or no text
                    {'format': 'linas-space/1', 'variable': []}   | the space: unknown key 'variable'; known are [active,
                    {'format': 'linas-space/1', 'format': 'x'}    | not valid JSON: Duplicate field 'format'
                    {'format': 'linas-space/1'                    | not valid JSON
                    {} {}                                         | not valid JSON
                    """)
    void shouldRejectFilesThatAreNoSpace(String text, String message) {
        assertRejected(() -> readText(text), message);
    }

    @Test
    void shouldRejectAnEmptyFile() {
        assertRejected(() -> readText(""), "the file must hold one JSON object");
    }

    private static void assertRejected(Runnable reading, String message) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(InvalidSearchSpaceException.class)
                .hasMessageStartingWith("my-space.json: ")
                .hasMessageContaining(message);
    }

    private static final String HEADER = "{'format': 'linas-space/1', 'name': 'test', ";

    private static SearchSpace read(String variables) {
        return readText(HEADER + "'variables': " + variables + "}");
    }

    private static SearchSpace read(String variables, String rules, String equivalences) {
        return readText(
                HEADER
                        + "'variables': "
                        + variables
                        + ", 'active': "
                        + rules
                        + ", 'equivalent': "
                        + equivalences
                        + "}");
    }

    private static SearchSpace readText(String text) {
        return SearchSpaceReader.read("my-space.json", text.replace('\'', '"'));
    }
}
