package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                    [{'name': 'a', 'options': [1, 1]}]                  | \
                    variable a names an option twice: [1, 1]
                    [{'name': 'a', 'options': []}]                      | \
                    'variables[0].options' is []; expected a list with at least one option
                    [{'name': 'a', 'options': 3}]                       | \
                    'variables[0].options' is 3; expected a list with at least one option
                    [{'name': 'a'}]                                     | \
                    'variables[0].options' is missing; expected a list with at least one option
                    [{'name': 'a', 'options': [true]}]                  | \
                    'variables[0].options[0]' is true; expected a text or a number of 64 bits
                    [{'name': 'a', 'options': [null]}]                  | \
                    'variables[0].options[0]' is empty; expected a text or a number of 64 bits
                    [{'name': 'a', 'options': [99999999999999999999]}]  | \
                    'variables[0].options[0]' is 99999999999999999999; \
                    expected a text or a number of 64 bits
                    [{'name': 'a', 'options': [1e999]}]                 | \
                    'variables[0].options[0]' is 1e999 (too large for a number of 64 bits); \
                    expected a text or a number
                    [{'name': '1a', 'options': [1]}]                    | \
                    'variables[0].name' is "1a"; expected a name that begins with a letter
                    [{'name': 'a b', 'options': [1]}]                   | \
                    'variables[0].name' is "a b"; expected a name that begins with a letter
                    [{'options': [1]}]                                  | \
                    'variables[0].name' is missing; expected a name that begins with a letter
                    [{'name': 'a0..b3', 'options': [1]}]                | \
                    'variables[0].name' is "a0..b3"; expected a name that begins with a letter
                    [{'name': 'a0..a99999999999', 'options': [1]}]      | \
                    'variables[0].name' is "a0..a99999999999"; \
                    expected a name that begins with a letter
                    [{'name': 'a3..a1', 'options': [1]}]                | \
                    (0 to 9999); the range runs backwards
                    [{'name': 'a0..a2', 'options': [1]}, {'name': 'a1', 'options': [1]}] | \
                    'variables[1].name' is "a1"; expected a name that begins with a letter and \
                    holds letters, digits, '_', '.' and '-' only, \
                    or a range such as ks0..ks19 (0 to 9999); the variable 'a1' is there already
                    [{'name': 'a', 'options': [1], 'depth': 3}]         | \
                    unknown key 'variables[0].depth'; known are name, options
                    ['a']                                               | \
                    'variables[0]' is "a"; expected a variable: {name: …, options: […]}
                    []                                                  | \
                    'variables' is []; expected a list with at least one variable
                    {}                                                  | \
                    'variables' is {}; expected a list with at least one variable
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
                    {}                                             | \
                    'active' is {}; expected a list of rules
                    [3]                                            | \
                    'active[0]' is 3; expected a rule: {variables: […], when: {…}}
                    [{'variables': ['b']}]                         | \
                    'active[0].when' is missing; expected a mapping of variables to their options
                    [{'variables': ['b'], 'when': {}}]             | \
                    'active[0].when' is {}; expected a mapping of variables to their options
                    [{'variables': [], 'when': {'a': [1]}}]        | \
                    'active[0].variables' is []; expected a list with at least one variable
                    [{'variables': {'x': 'b'}, 'when': {'a': [1]}}]| \
                    'active[0].variables' is {"x":"b"}; expected a list with at least one variable
                    [{'variables': ['c'], 'when': {'a': [1]}}]     | \
                    'active[0].variables[0]' names 'c', but there is no variable 'c'; \
                    there are [a, b]
                    [{'variables': ['b'], 'when': {'c': [1]}}]     | \
                    'active[0].when.c' names 'c', but there is no variable 'c'; there are [a, b]
                    [{'variables': ['b'], 'when': {'a': [4]}}]     | \
                    'active[0].when.a[0]' is 4; expected an option of variable 'a': one of [1, 2, 3]
                    [{'variables': ['b'], 'when': {'a': ['1']}}]   | \
                    'active[0].when.a[0]' is "1"; expected an option of variable 'a': one of [1, \
                    2, 3]
                    [{'variables': ['b'], 'when': {'a': 1}}]       | \
                    'active[0].when.a' is 1; expected a list of options
                    [{'variables': ['b'], 'when': {'a': []}}]      | \
                    'active[0].when.a' is []; expected a list of options
                    [{'variables': ['b'], 'if': {'a': [1]}}]       | \
                    unknown key 'active[0].if'; known are variables, when
                    [{'variables': ['b'], 'when': {'b': [1]}}]     | \
                    rules form a cycle: b depends on b; a variable must not control itself
                    [{'variables': ['b'], 'when': {'a': [1]}}, {'variables': ['a'], \
                    'when': {'b': [1]}}] | rules form a cycle: a depends on b depends on a
                    [{'variables': ['b'], 'when': {'a': [1]}}, {'variables': ['b'], \
                    'when': {'a': [2]}}] | variable 'b' is never active: its activation rules have \
                    no option of 'a' in common
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
                    {}                                             | \
                    'equivalent' is {}; expected a list of equivalences
                    [{'variable': 'c', 'options': [1, 2]}]         | \
                    'equivalent[0].variable' names 'c', but there is no variable 'c'
                    [{'variable': 'a', 'options': [1, 4]}]         | \
                    'equivalent[0].options[1]' is 4; expected an option of variable 'a': one of \
                    [1, 2, 3]
                    [{'variable': 'a', 'options': [1]}]            | \
                    'equivalent[0].options' is [1]; expected a list of two or more options
                    [{'variable': 'a', 'options': [1, 1]}]         | \
                    'equivalent[0].options' is [1,1]; expected a list of two or more options
                    [{'variable': 'a', 'option': [1, 2]}]          | \
                    unknown key 'equivalent[0].option'; known are variable, \
                    options. Did you mean 'options'?
                    [{'variable': 'a', 'options': [1, 2]}, {'variable': 'a', 'options': [2, 3]}] | \
                    option 2 of variable 'a' stands in two equivalences
                    [{'variable': 'a', 'options': [2, 3]}, {'variable': 'a', 'options': [1, 2]}] | \
                    option 2 of variable 'a' stands in two equivalences
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
                "variable 'a': options 1 and 2 are declared equivalent, but an activation rule"
                        + " names only one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    []                                            | \
                    the file is []; expected a mapping with the keys format, name, description, \
                    variables
                    {'format': 'linas-space/2', 'name': 'x'}      | \
                    'format' is "linas-space/2"; expected 'linas-space/1', which this version reads
                    {'name': 'x'}                                 | \
                    'format' is missing; expected 'linas-space/1', which this version reads
                    {'format': 'linas-space/1'}                   | \
                    'name' is missing; expected the name of the space
                    {'format': 'linas-space/1', 'name': ' '}      | \
                    'name' is empty; expected the name of the space
                    {'format': 'linas-space/1', 'name': 3}        | \
                    'name' is 3; expected the name of the space (put it in quotes)
                    {'format': 'linas-space/1', 'variable': []}   | \
                    unknown key 'variable'; known are format, name, description, variables, \
                    active, equivalent, cell. Did you mean 'variables'?
                    {'format': 'linas-space/1', 'format': 'x'}    | \
                    duplicate key 'format', which stands on line 1 already; keep one
                    {'format': 'linas-space/1'                    | not valid JSON
                    {} {}                                         | not valid JSON
                    """)
    void shouldRejectFilesThatAreNoSpace(String text, String message) {
        assertRejected(() -> readText(text), message);
    }

    @Test
    void shouldRejectAnEmptyFile() {
        assertRejected(
                () -> readText(""),
                "the file is empty; expected a mapping with the keys format, name");
    }

    @Test
    void shouldTellAllProblemsAtOnceWithTheirLines() {
        String text =
                """
                {"format": "linas-space/1", "name": "test", "note": "x",
                 "variables": [
                   {"name": "a", "options": [1, 2]},
                   {"name": "b", "options": []},
                   {"name": "a", "options": [3]}],
                 "active": [
                   {"variables": ["aa"],
                    "when": {"a": [3], "b": [7]}}]}
                """;
        assertThatThrownBy(() -> SearchSpaceReader.read("my-space.json", text))
                .isInstanceOf(InvalidSearchSpaceException.class)
                .hasMessageMatching(
                        """
                        my-space.json:1: unknown key 'note'; known are .*
                        my-space.json:4: 'variables\\[1].options' is \\[]; expected .*
                        my-space.json:5: 'variables\\[2].name' is "a"; .* is there already
                        my-space.json:7: 'active\\[0].variables\\[0]' names 'aa', .* mean 'a'\\?
                        my-space.json:8: 'active\\[0].when.a\\[0]' is 3; expected an option .*\
                        """);
    }

    @Test
    void shouldReadTheSameSpaceFromYaml(@TempDir Path folder) throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("mine.yaml"),
                        """
                        format: linas-space/1
                        name: test
                        variables:
                          - {name: a, options: [1, 2.5, no]}
                        """);
        SearchSpace space = BuiltInSpaces.OR_FILE.named(yaml.getFileName().toString(), folder);
        assertThat(space).isEqualTo(read("[{'name': 'a', 'options': [1, 2.5, 'no']}]"));
        assertThat(space.json())
                .isEqualTo(read("[{'name': 'a', 'options': [1, 2.5, 'no']}]").json());
    }

    private static void assertRejected(Runnable reading, String message) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(InvalidSearchSpaceException.class)
                .hasMessageMatching("(?s)my-space\\.json(:1)?: .*")
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
