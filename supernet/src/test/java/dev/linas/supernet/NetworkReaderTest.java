package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.mobilenetv3.TinyDescription;
import dev.linas.supernet.network.InvalidNetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkReaderTest {

    @Test
    void shouldReadEveryBuiltInNetworkWithItsSpace() {
        assertThat(NetworkCatalog.ALL.names())
                .allSatisfy(
                        name -> {
                            NetworkDescription network =
                                    NetworkCatalog.ALL.find(name).orElseThrow();
                            NetworkPlanner planner =
                                    network.planner(
                                            BuiltInSpaces.find(network.space()).orElseThrow());
                            assertThat(network.name()).isEqualTo(name);
                            assertThat(NetworkCatalog.ALL.forSpace(network.space()))
                                    .contains(network);
                            assertThat(planner.plan(planner.smallest()).macs())
                                    .isLessThan(planner.plan(planner.largest()).macs());
                        });
    }

    @Test
    void shouldReadItsOwnText() {
        NetworkDescription network = NetworkCatalog.ALL.read("tiny", TinyDescription.NETWORK);

        assertThat(NetworkCatalog.ALL.read("again", network.json())).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "linas-network/1"     | "linas-network/2"    | format is 'linas-network/2'; this version reads 'linas-network/1'
                    "mobilenet-v3"        | "resnet"             | family is 'resnet'
                    "mean": [0.5]         | "mean": [0.5, 0.5]   | input.mean is [0.5,0.5]; expected a list of 1 numbers
                    "std": [0.25]         | "std": [0]           | input.std is 0; expected a number
                    "classes": 10         | "classes": 1         | classes is 1; expected a whole number of 2
                    "classes": 10         | "classes": 10.5      | classes is 10.5; expected a whole number
                    "kernel": 3, "stride": 1, "activation": "h | "kernel": 4, "stride": 1, "activation": "h | stem.kernel is 4; expected an odd number
                    "activation": "relu", "squeeze_excite": true | "activation": "gelu", "squeeze_excite": true | stages[0].activation is 'gelu'; expected one of [relu, h_swish]
                    "squeeze_excite": true | "squeeze_excite": 1 | stages[0].squeeze_excite is 1; expected true or false
                    ["e0", "e1"]          | ["e0"]               | stages[0].expansion has 1 entries, but kernel has 2
                    "depth": "d0"         | "depth": [2]         | stages[0].depth is [2]; expected a number or the name of a variable
                    "divisor": 4          | "divizor": 4         | divisor is missing
                    "mix": 48             | "mixt": 48           | head.mixt is unknown; known are [activation, expand
                    """)
    void shouldNameWhatItRejects(String text, String replacement, String message) {
        assertThat(TinyDescription.NETWORK).contains(text);

        assertThatThrownBy(
                        () ->
                                NetworkCatalog.ALL.read(
                                        "my.json",
                                        TinyDescription.NETWORK.replace(text, replacement)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("my.json: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "7"})
    void shouldRejectWhatIsNoJsonObject(String json) {
        assertThatThrownBy(() -> NetworkCatalog.ALL.read("my.json", json))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("my.json: ");
    }
}
