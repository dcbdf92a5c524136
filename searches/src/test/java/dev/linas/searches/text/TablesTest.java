package dev.linas.searches.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TablesTest {
    private static final TextTable PEOPLE =
            new TextTable("busy with", "MAPE %", "rows")
                    .row("a, b", "1.5", "12")
                    .row("none \"at all\"", "-", "3e2");

    @Test
    void shouldWriteOneTableAsAnArrayWithNumbersAndNulls() {
        assertThat(Tables.of(PEOPLE).json().replaceAll("\\s+", " "))
                .isEqualTo(
                        "[ { \"busy_with\" : \"a, b\", \"mape_percent\" : 1.5, \"rows\" : 12 }, {"
                                + " \"busy_with\" : \"none \\\"at all\\\"\", \"mape_percent\" :"
                                + " null, \"rows\" : 300.0 } ] ");
    }

    @Test
    void shouldWriteSeveralTablesAsAnObject() {
        assertThat(new Tables().add("The first", PEOPLE).add("b", PEOPLE).json())
                .startsWith("{")
                .contains("\"the_first\" : [", "\"b\" : [");
    }

    @Test
    void shouldQuoteCsvAndLeaveNothingEmpty() {
        assertThat(new Tables().add("a", PEOPLE).add("b", new TextTable("x").row("1")).csv())
                .isEqualTo(
                        """
                        busy_with,mape_percent,rows
                        "a, b",1.5,12
                        "none ""at all""\",,3e2

                        x
                        1
                        """);
    }

    @Test
    void shouldPutHeadingsIntoTheFirstRowUnderOthers() {
        assertThat(new TextTable("search", "nb201").row("seed", "1").under("what", "value").rows())
                .hasToString("[[search, nb201], [seed, 1]]");
    }
}
