package dev.linas.searches.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void shouldPutNumbersRightAndTextLeft() {
        TextTable table =
                new TextTable("name", "count", "note").row("a", "7", "x").row("long name", "-", "");

        assertThat(table)
                .hasToString(
                        """
                        name       count  note
                        a              7  x
                        long name      -
                        """);
    }

    @Test
    void shouldPrintTheHeadingsOfAnEmptyTable() {
        assertThat(new TextTable("a", "b")).hasToString("a  b\n");
    }

    @Test
    void shouldRefuseARowOfAnotherWidth() {
        TextTable table = new TextTable("a", "b");

        assertThatThrownBy(() -> table.row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
