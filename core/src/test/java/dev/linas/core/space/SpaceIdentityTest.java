package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceIdentityTest {

    @Test
    void shouldDigestTheContentOfASpaceAndNotItsSpelling() {
        SearchSpace ranged =
                SearchSpaceReader.read(
                        "ranged",
                        """
                        {"format": "linas-space/1", "name": "one", "description": "first",
                         "variables": [{"name": "x0..x1", "options": [1, 2]}],
                         "active": [{"variables": ["x1"], "when": {"x0": [2, 1]}}]}
                        """);
        SearchSpace single =
                SearchSpaceReader.read(
                        "single",
                        """
                        {"name": "other", "format": "linas-space/1",
                         "active": [{"when": {"x0": [1, 2]}, "variables": ["x1"]}],
                         "variables": [{"options": [1, 2], "name": "x0"},
                                       {"name": "x1", "options": [1, 2]}],
                         "equivalent": []}
                        """);

        assertThat(ranged.digest()).isEqualTo(single.digest()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'variables': [{'name': 'a', 'options': [1, 2]}, {'name': 'x', 'options': [1,"
                        + " 2]}]}",
                "{'variables': [{'name': 'a', 'options': [2, 1]}, {'name': 'b', 'options': [1,"
                        + " 2]}]}",
                "{'variables': [{'name': 'a', 'options': [1.0, 2]}, {'name': 'b', 'options': [1,"
                        + " 2]}]}",
                "{'variables': [{'name': 'a', 'options': ['1', 2]}, {'name': 'b', 'options': [1,"
                        + " 2]}]}",
                "{'variables': [{'name': 'b', 'options': [1, 2]}, {'name': 'a', 'options': [1,"
                        + " 2]}]}",
                "{'variables': [{'name': 'a', 'options': [1, 2]}, {'name': 'b', 'options': [1,"
                        + " 2]}], 'active': [{'variables': ['b'], 'when': {'a': [1]}}]}",
                "{'variables': [{'name': 'a', 'options': [1, 2]}, {'name': 'b', 'options': [1,"
                        + " 2]}], 'equivalent': [{'variable': 'a', 'options': [1, 2]}]}",
            })
    void shouldDigestEveryDifferenceOfContent(String content) {
        SearchSpace plain =
                read(
                        "{'variables': [{'name': 'a', 'options': [1, 2]},"
                                + " {'name': 'b', 'options': [1, 2]}]}");
        SearchSpace changed = read(content);

        assertThat(changed.digest()).isNotEqualTo(plain.digest());
        assertThat(changed).isNotEqualTo(plain);
    }

    @Test
    void shouldKeepTheDigestsOfBuiltInSpaces() {
        // Repeat stores and running searches hold these: a change loses them.
        assertThat(BuiltInSpaces.find("nas-bench-201").orElseThrow().digest())
                .isEqualTo("9c34b2c9585d7ca6b483291554c37c8b61e81118497e41ff984a59d41f79a33e");
        assertThat(BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow().digest())
                .isEqualTo("a218ffce26f7a7b4c513255af9bd3ab0b3498dfbb92357ae063e4a9892932e0c");
    }

    private static SearchSpace read(String content) {
        String text = "{'format': 'linas-space/1', 'name': 'test', " + content.substring(1);
        return SearchSpaceReader.read("my-space.json", text.replace('\'', '"'));
    }
}
