package dev.linas.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host:8080",
                "http://host:8080/",
                "http://host:8080/apis/ccompat/v7",
                "http://host:8080/apis/ccompat/v7/",
                "http://host:8080/apis/registry/v3"
            })
    void shouldFindApicuriosApiWhicheverOfItsAddressesIsGiven(String url) {
        RegistryAddress address = RegistryAddress.parse(url);

        assertThat(address.root()).hasToString("http://host:8080");
        assertThat(address.apicurioNative()).isEqualTo("http://host:8080/apis/registry/v3");
        assertThat(address.compatiblePaths()).first().isEqualTo("/apis/ccompat/v7");
    }

    @Test
    void shouldLookForConfluentsApiAtTheRootUnlessThePathIsGiven() {
        assertThat(RegistryAddress.parse("https://host/registry").compatiblePaths())
                .containsExactly("/apis/ccompat/v7", "");
        assertThat(RegistryAddress.parse("https://host/apis/ccompat/v7").compatiblePaths())
                .containsExactly("/apis/ccompat/v7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host:8080", "ftp://host", "http://", "http://a b"})
    void shouldRejectWhatIsNoHttpAddressNamingIt(String url) {
        assertThatThrownBy(() -> RegistryAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + url + "'");
    }
}
