package dev.linas.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.CommandRun;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAnalyzeCommandTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("rows.csv"),
                """
                op0,op1,op2,op3,op4,op5,acc,latency_ms@pi,latency_ms@phone
                1,1,1,1,1,1,70,3,9
                1,2,1,1,1,1,71,4,8
                1,2,3,1,1,1,72,7,10
                """);
    }

    @Test
    void shouldPrintAllPartsAndWriteTheirFiles() {
        Path figures = folder.resolve("figures");

        int exit =
                analyze(
                        "rows.csv",
                        "--objective",
                        "acc,latency_ms@pi",
                        "--csv",
                        figures.toString(),
                        "--svg",
                        figures.toString());

        assertThat(err.toString()).startsWith("note: ").contains("read as indices of options");
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("9 rows", "3 sub-networks")
                .contains("acc@log: 3 sub-networks; 20 are needed")
                .contains("latency_ms: fronts with acc@log.");
        assertThat(figures.toFile().list())
                .contains("devices.csv", "devices.svg", "hypervolume.csv", "hypervolume.svg")
                .contains("correlations.svg", "importance.csv")
                .doesNotContain("importance.svg");
    }

    @Test
    void shouldBeReadByPrograms() {
        assertThat(analyze("rows.csv", "--format", "json")).isZero();

        assertThat(out.toString()).startsWith("{").contains("\"correlations\" : [", "\"drift\"");
    }

    @Test
    void shouldExplainEveryWrongOption() {
        analyze("none.csv");
        analyze("rows.csv", "--objective", "speed");
        analyze("rows.csv", "--predictor", "oracle");

        assertThat(err.toString())
                .contains("there is no file")
                .contains("--objective is 'speed'; expected one of acc@log")
                .contains("'oracle'");
    }

    private int analyze(String source, String... options) {
        List<String> args = new ArrayList<>(List.of("log", "analyze"));
        args.add(folder.resolve(source).toString());
        args.addAll(List.of("--space", "nas-bench-201"));
        args.addAll(List.of(options));
        return CommandRun.linas(out, err, args);
    }
}
