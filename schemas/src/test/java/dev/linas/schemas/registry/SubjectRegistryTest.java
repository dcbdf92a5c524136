package dev.linas.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectRegistryTest {
    @ParameterizedTest
    @CsvSource({
        "/apis/ccompat/v7, ''",
        "/apis/ccompat/v7, /apis/ccompat/v7",
        "/apis/ccompat/v7, /apis/registry/v3",
        "'', ''",
        "'', /"
    })
    void shouldFindTheApiFromEveryWayToGiveTheAddress(String served, String given) {
        try (FakeRegistry fake = FakeRegistry.start(served)) {
            SubjectRegistry registry = at(fake.url() + given);

            assertThat(registry.register("linas.work.a-value", Search.SCHEMA$)).isTrue();
            assertThat(registry.find("linas.work.a-value", Search.SCHEMA$)).hasValue(1);
            assertThat(registry.versions("linas.work.a-value")).containsExactly(Search.SCHEMA$);
            assertThat(registry.find("other", Search.SCHEMA$)).isEmpty();
            assertThat(registry.versions("other")).isEmpty();
        }
    }

    @Test
    void shouldTellThatTheServerIsNoRegistry() {
        try (FakeRegistry fake = FakeRegistry.start("/elsewhere")) {
            assertThatThrownBy(() -> at(fake.url()).versions("any"))
                    .isInstanceOf(RegistryProtocolException.class)
                    .hasMessageContaining("no schema registry at " + fake.url());
        }
    }

    @Test
    void shouldQuoteTheAnswerOfARegistryThatFails() {
        try (FakeRegistry fake = FakeRegistry.start("")) {
            SubjectRegistry registry = at(fake.url());
            registry.versions("any");
            fake.failWith(500);

            assertThatThrownBy(() -> registry.versions("any"))
                    .isInstanceOf(RegistryProtocolException.class)
                    .hasMessageContaining("500")
                    .hasMessageContaining("broken")
                    .hasMessageContaining("/subjects/any/versions");
        }
    }

    @Test
    void shouldNameTheAddressAtWhichNobodyAnswers() {
        assertThatThrownBy(() -> at("http://127.0.0.1:1").versions("any"))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }

    private static SubjectRegistry at(String url) {
        return new SubjectRegistry(RegistryAddress.parse(url));
    }
}
