package dev.linas.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.CommandRun;
import dev.linas.log.table.read.Layouts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this module's class path, which has no Hadoop, as that of the launcher. */
class LogConvertCommandTest {
    private static final String TABLE =
            """
            op0,op1,op2,op3,op4,op5,acc
            1,1,1,1,1,1,70
            """;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("in put.csv"), TABLE);
    }

    @Test
    void shouldConvertToParquetAndBack() throws IOException {
        assertThat(convert("in put.csv", "a.csv", "--space", "nas-bench-201")).isZero();
        assertThat(convert("a.csv", "b.parquet")).isZero();
        assertThat(convert("b.parquet", "c.csv")).isZero();

        assertThat(out.toString()).contains("1 rows written to").contains("b.parquet");
        assertThat(folder.resolve("c.csv")).hasSameTextualContentAs(folder.resolve("a.csv"));
        assertThat(Files.readString(folder.resolve("a.csv"))).contains("\nin-put,0,0,");
    }

    @Test
    void shouldWriteNothingWhereARowIsWrong() throws IOException {
        Files.writeString(folder.resolve("wrong.csv"), TABLE + "1,1,1,1,1,7,70\n");

        assertThat(convert("wrong.csv", "a.parquet", "--space", "nas-bench-201")).isEqualTo(2);

        assertThat(err.toString()).contains("wrong.csv: line 3: column 'op5' is '7'; expected");
        assertThat(folder.resolve("a.parquet")).doesNotExist();
    }

    @Test
    void shouldExplainEveryWrongOption() {
        String layouts = String.join(", ", Layouts.names());
        assertThat(convert("in put.csv", "a.txt")).isEqualTo(2);
        assertThat(convert("in put.csv", "a.csv")).isEqualTo(2);
        assertThat(convert("in put.csv", "a.csv", "--space", "nas-bench")).isEqualTo(2);
        assertThat(convert("in put.csv", "a.csv", "--from", "optuna2")).isEqualTo(2);
        assertThat(convert("in put.csv", "a.csv", "--pool", "a b")).isEqualTo(2);

        assertThat(err.toString())
                .contains("expected NAME.csv or NAME.parquet, or --to")
                .contains("name its search space with --space")
                .contains("--space 'nas-bench' is not a space")
                .contains("'layout' is 'optuna2'; expected one of " + layouts)
                .contains("--pool is 'a b'; expected 1 to 100 letters");
    }

    private int convert(String in, String to, String... options) {
        List<String> arguments = new ArrayList<>(List.of("log", "convert"));
        arguments.add(folder.resolve(in).toString());
        arguments.add(folder.resolve(to).toString());
        arguments.addAll(List.of(options));
        return CommandRun.linas(out, err, arguments);
    }
}
