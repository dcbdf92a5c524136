package dev.linas.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeVersionTest {
    @Test
    void shouldBeTheProjectsVersionAndNotThePlaceholder() {
        assertThat(CodeVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
