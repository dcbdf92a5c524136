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
                    "linas-network/1"     | "linas-network/2"    | \
                    'format' is "linas-network/2"; expected 'linas-network/1', \
                    which this version reads
                    "mobilenet-v3"        | "resnet"             | 'family' is "resnet"; expected
                    "mean": [0.5]         | "mean": [0.5, 0.5]   | \
                    'input.mean' is [0.5,0.5]; expected a list of 1 numbers
                    "std": [0.25]         | "std": [0]           | \
                    'input.std[0]' is 0; expected a number from 1.0E-6 to 1000000.0
                    "classes": 10         | "classes": 1         | \
                    'classes' is 1; expected a whole number from 2 to 1048576
                    "classes": 10         | "classes": 10.5      | \
                    'classes' is 10.5; expected a whole number from 2 to 1048576
                    "kernel": 3, "stride": 1, "activation": "h | \
                    "kernel": 4, "stride": 1, "activation": "h | \
                    'stem.kernel' is 4; expected an odd whole number from 1 to 31
                    "activation": "relu", "squeeze_excite": true | \
                    "activation": "gelu", "squeeze_excite": true | \
                    'stages[0].activation' is "gelu"; expected one of relu, \
                    h_swish. Did you mean 'relu'?
                    "squeeze_excite": true | "squeeze_excite": 1 | \
                    'stages[0].squeeze_excite' is 1; expected true or false
                    ["e0", "e1"]          | ["e0"]               | \
                    'stages[0].expansion' has 1 entries, but kernel has 2; each needs one per block
                    "depth": "d0"         | "depth": [2]         | \
                    'stages[0].depth' is [2]; expected a number or the name of a variable
                    "divisor": 4          | "divizor": 4         | \
                    'divisor' is missing; expected a whole number from 1 to 1024
                    "mix": 48             | "mixt": 48           | \
                    unknown key 'head.mixt'; known are expand, mix, activation. Did you mean 'mix'?
                    """)
    void shouldNameWhatItRejects(String text, String replacement, String message) {
        assertThat(TinyDescription.NETWORK).contains(text);

        assertThatThrownBy(
                        () ->
                                NetworkCatalog.ALL.read(
                                        "my.json",
                                        TinyDescription.NETWORK.replace(text, replacement)))
                .isInstanceOf(InvalidNetworkException.class)
                .extracting(error -> error.getMessage().replaceFirst("^my.json(:\\d+)?: ", ""))
                .asString()
                .startsWith(message);
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        String network =
                TinyDescription.NETWORK
                        .replace("\"divisor\": 4", "\"divizor\": 4")
                        .replace("\"classes\": 10", "\"classes\": \"ten\"")
                        .replace("\"depth\": \"d0\"", "\"depth\": true");

        assertThatThrownBy(() -> NetworkCatalog.ALL.read("my.json", network))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContainingAll(
                        "unknown key 'divizor'",
                        "Did you mean 'divisor'?",
                        "my.json: 'divisor' is missing; expected a whole number from 1 to 1024",
                        "my.json:3: 'classes' is \"ten\"; expected a whole number from 2 to"
                                + " 1048576",
                        "'stages[0].depth' is true; expected a number or the name of a variable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "7"})
    void shouldRejectWhatIsNoJsonObject(String json) {
        assertThatThrownBy(() -> NetworkCatalog.ALL.read("my.json", json))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("my.json:");
    }
}
