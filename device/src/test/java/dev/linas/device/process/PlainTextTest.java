package dev.linas.device.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void shouldKeepATextThatIsPlain() {
        assertThat(PlainText.of("größer als 5 µs, 日本語 🚀", 100))
                .isEqualTo("größer als 5 µs, 日本語 🚀");
    }

    @Test
    void shouldMakeOneLineOfMany() {
        assertThat(PlainText.of("a\r\nb\n\n\tc\u2028d\n", 100)).isEqualTo("a b c d");
    }

    @Test
    void shouldTakeOutWhatSteersATerminal() {
        assertThat(PlainText.of("\u001b[1;31mred\u001b[0m \u001b]0;title\u0007bell\u0007\b!", 100))
                .isEqualTo("red bell !");
        assertThat(PlainText.of("user\u202Egnp.exe\u0000", 100)).isEqualTo("user gnp.exe");
    }

    @Test
    void shouldCutBetweenCharacters() {
        assertThat(PlainText.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(PlainText.of("abcdefg", 6)).isEqualTo("abcdef…");
        assertThat(PlainText.of("ab🚀cd", 3)).isEqualTo("ab…");
        assertThat(PlainText.of("E".repeat(1_000_000), 6)).isEqualTo("EEEEEE…");
        assertThat(PlainText.of("\n".repeat(1_000_000) + "E", 6)).isEqualTo("…");
    }
}
