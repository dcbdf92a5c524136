package dev.linas.tasks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of CSV texts of many tools; {@code #} is a line break here, {@code ~} a tab. */
class CsvRowsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a,acc [x;y;z]#1,90# | a / acc [x;y;z] | 1 / 90",
                "a,b~c~d~e#1,90# | a / b~c~d~e | 1 / 90",
                "a,b [x;y;z]# | a,b [x / y / z] | ", // no row tells
                "genome [k;w],acc#1;2,90# | genome [k;w] / acc | 1;2 / 90", // commas are usual
                "a;b, c;d#1;70.5;2# | a / b, c / d | 1 / 70.5 / 2",
                "a;b#1;70,5# | a / b | 1 / 70,5",
                "##a;b#1;2# | a / b | 1 / 2",
                "a,b;c;d#1,2,3#1,2# | a / b;c;d | 1 / 2 / 3", // one row is wrong, not all
                "a 5\" x,b#1;2;3;4;5,6# | a 5\" x / b | 1;2;3;4;5 / 6",
                "\"a;b;c\",d#1,2# | a;b;c / d | 1 / 2",
                "a~b,c#1,5~2,5# | a / b,c | 1,5 / 2,5",
                "a#1# | a | 1",
            })
    void shouldTakeTheSeparatorThatFitsTheRows(String text, String heading, String row)
            throws Exception {
        CsvRows rows =
                CsvRows.read(
                                text.replace('#', '\n')
                                        .replace('~', '\t')
                                        .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();

        assertThat(rows.heading()).isEqualTo(cells(heading));
        if (row == null) {
            assertThat(rows.rows()).isEmpty();
        } else {
            assertThat(rows.rows().get(0).cells()).isEqualTo(cells(row));
        }
    }

    @Test
    void shouldBeEmptyWithoutText() throws Exception {
        assertThat(CsvRows.read(new byte[0])).isEmpty();
    }

    private static List<String> cells(String text) {
        return List.of(text.replace('~', '\t').split(" / "));
    }
}
