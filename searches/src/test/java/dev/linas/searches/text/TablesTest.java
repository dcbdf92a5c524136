package dev.linas.searches.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TablesTest {
    private static final TextTable PEOPLE =
            new TextTable("busy with", "MAPE %", "rows")
                    .row("a, b", "1.5", "12")
                    .row("none \"at all\"", "-", "3e2")
                    .numbers("MAPE %", "rows");

    @Test
    void shouldWriteOneTableAsAnArrayWithNumbersAndNulls() {
        assertThat(Tables.of(PEOPLE).json().replaceAll("\\s+", " "))
                .isEqualTo(
                        "[ { \"busy_with\" : \"a, b\", \"mape_percent\" : 1.5, \"rows\" : 12 }, {"
                                + " \"busy_with\" : \"none \\\"at all\\\"\", \"mape_percent\" :"
                                + " null, \"rows\" : 300.0 } ] ");
    }

    @Test
    void shouldLeaveTextThatLooksLikeANumberText() {
        TextTable table =
                new TextTable("id", "rows").row("007", "7").row("-", "no limit").numbers("rows");

        assertThat(Tables.of(table).json().replaceAll("\\s+", ""))
                .isEqualTo("[{\"id\":\"007\",\"rows\":7},{\"id\":\"-\",\"rows\":\"nolimit\"}]");
        assertThat(Tables.of(table).csv()).isEqualTo("id,rows\n007,7\n-,no limit\n");
    }

    @Test
    void shouldKeepEveryColumnWhereHeadingsBecomeTheSame() {
        TextTable table = new TextTable("front of", "Pixel 2", "pixel-2").row("a", "b", "c");

        assertThat(Tables.of(table).csv()).isEqualTo("front_of,pixel_2,pixel_2_2\na,b,c\n");
        assertThat(Tables.of(table).json()).contains("\"b\"", "\"c\"");
    }

    @Test
    void shouldWriteATableWithANameAsAnObjectAlsoAlone() {
        assertThat(new Tables().add("settings", PEOPLE).json())
                .startsWith("{")
                .contains("\"settings\" : [");
    }

    @Test
    void shouldRefuseNumbersInAColumnThatIsNotThere() {
        assertThatThrownBy(() -> new TextTable("id").numbers("rows"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows");
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
