package dev.linas.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.CommandRun;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferCommandTest {
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "small", "variables": [
              {"name": "a", "options": [1, 2, 4]},
              {"name": "b", "options": [1, 2, 4]},
              {"name": "c", "options": [1, 2, 4]}]}
            """;

    private static final String SEARCH =
            """
            id: few
            space: space.json
            objectives:
              - {metric: ms, pool: phone, goal: minimize}
            budget: {evaluations: 5}
            pools:
              laptop: {meter: table, file: laptop.csv, genome: [a, b, c], metrics: {ms: ms}}
              board: {meter: table, file: board.csv, genome: [a, b, c], metrics: {ms: ms, mj: mj}}
              phone: {meter: table, file: phone.csv, genome: [a, b, c], metrics: {ms: ms}}
              script: {meter: command, command: [./none], metrics: [ms]}
            """;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("space.json"), SPACE);
        Files.writeString(folder.resolve("search.yaml"), SEARCH);
        write("laptop.csv", 1, 2, 3);
        write("board.csv", 3, 2, 1);
        write("phone.csv", 5, 1, 1);
    }

    /** A device on which each variable costs so much for each step of its option. */
    private void write(String file, int... costs) throws IOException {
        StringBuilder table = new StringBuilder("a,b,c,ms,mj\n");
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 3; c++) {
                    int ms = 10 + costs[0] * a + costs[1] * b + costs[2] * c;
                    table.append("%d,%d,%d,%d,%d\n".formatted(a, b, c, ms, ms));
                }
            }
        }
        Files.writeString(folder.resolve(file), table);
    }

    private int transfer(String... arguments) {
        List<String> all = new ArrayList<>(List.of("transfer"));
        all.add(folder.resolve("search.yaml").toString());
        all.addAll(List.of("--metric", "ms"));
        all.addAll(List.of(arguments));
        return CommandRun.linas(out, err, all);
    }

    @Test
    void shouldWriteATableOfPredictionsThatAPoolCanRead() throws IOException {
        Path table = folder.resolve("predicted.csv");

        int exit =
                transfer(
                        "--known",
                        "laptop,board",
                        "--to",
                        "phone",
                        "--measurements",
                        "9",
                        "--output",
                        table.toString());

        assertThat(err.toString()).contains("(9 of 9)");
        assertThat(exit).isZero();
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.get(0)).isEqualTo("a,b,c,ms,ms_low,ms_high,ms_measured");
        assertThat(lines).hasSize(28);
        assertThat(lines.stream().filter(line -> !line.endsWith(",")).count())
                .as("the heading and what was measured")
                .isEqualTo(10);
        assertThat(value(lines, "2,0,0")).isGreaterThan(value(lines, "0,2,0"));

        Files.copy(
                table,
                folder.resolve("laptop.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(transfer("--known", "laptop", "--to", "phone", "--choose")).isZero();
    }

    private static double value(List<String> lines, String genome) {
        return lines.stream()
                .filter(line -> line.startsWith(genome + ","))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[3]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldOnlyPrintWhatItWouldMeasureWhereThatIsAsked() {
        assertThat(
                        transfer(
                                "--known",
                                "laptop",
                                "--to",
                                "script",
                                "--measurements",
                                "4",
                                "--choose"))
                .isZero();

        assertThat(out.toString().lines()).hasSize(4).allMatch(line -> line.matches("\\d,\\d,\\d"));
    }

    @Test
    void shouldNameThePoolAndWhatIsExpectedOfIt() {
        assertRefused("no such pool", "--known", "laptop", "--to", "fone", "--choose");
        assertRefused("Did you mean 'phone'?", "--known", "laptop", "--to", "fone", "--choose");
        assertRefused("expected meter: table", "--known", "script", "--to", "phone", "--choose");
        assertRefused("--output is missing", "--known", "laptop", "--to", "phone");
        assertRefused(
                "pool phone: it is the new device and stands among the known ones",
                "--known",
                "laptop,phone",
                "--to",
                "phone",
                "--choose");
        assertRefused(
                "twice; name it once", "--known", "laptop,laptop", "--to", "phone", "--choose");
        assertRefused(
                "--measurements is 0",
                "--known",
                "laptop",
                "--to",
                "phone",
                "--measurements",
                "0",
                "--choose");
    }

    @Test
    void shouldTakeEmptyCellsOfKnownDevicesForUnknownOnes() throws IOException {
        List<String> all = List.of("--known", "laptop,board", "--to", "phone", "--choose");
        String[] arguments = all.toArray(String[]::new);
        Path board = folder.resolve("board.csv");
        String table = Files.readString(board);
        Files.writeString(board, table.replaceAll("0,0,(\\d),\\d+,", "0,0,$1,,"));

        assertThat(transfer(arguments)).as(err.toString()).isZero();

        Files.writeString(board, table.replaceAll("(\\d,\\d,\\d),\\d+,", "$1,,"));
        assertRefused("pool board: all cells of the metric 'ms' in its table are empty", arguments);
    }

    @Test
    void shouldTakeAnUnknownValueWithItsUnknownStandardError() throws IOException {
        Files.writeString(
                folder.resolve("search.yaml"),
                SEARCH.replace(
                        "metrics: {ms: ms, mj: mj}}",
                        "metrics: {ms: ms}, standard_errors: {ms: mj}}"));
        Path board = folder.resolve("board.csv");
        String table = Files.readString(board);
        Files.writeString(board, table.replaceAll("0,0,(\\d),\\d+,\\d+", "0,0,$1,,"));

        assertThat(transfer("--known", "laptop,board", "--to", "phone", "--choose"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void shouldSayWhatToDoAboutAnEmptyCellOfWhatIsToBeMeasured() throws IOException {
        Path phone = folder.resolve("phone.csv");
        Files.writeString(phone, Files.readString(phone).replace("0,0,1,11,", "0,0,1,,"));

        assertRefused(
                "pool phone: table %s, line 3, column 'ms': the cell is empty; take the line out"
                        .formatted(phone),
                "--known",
                "laptop",
                "--to",
                "phone",
                "--output",
                folder.resolve("predicted.csv").toString());
    }

    private void assertRefused(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(transfer(arguments)).as(message).isEqualTo(2);
        assertThat(err.toString().toLowerCase(Locale.ROOT))
                .contains(message.toLowerCase(Locale.ROOT));
    }
}
