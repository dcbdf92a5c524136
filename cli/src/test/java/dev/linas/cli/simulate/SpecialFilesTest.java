package dev.linas.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.searches.TestSpaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * A pipe that nobody writes to, a device without end, a folder, links that lead in a circle: in
 * place of any file of a search they are told of in one line, and never waited for.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // fails, whatever hangs
class SpecialFilesTest {
    private static final String SEARCH =
            """
            id: toy
            space: space.json
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: size_mb, pool: host, goal: minimize}
            population: 4
            initial_population: 4
            inner_evaluations: 100
            budget: {evaluations: 4}
            seed: 3
            pools:
              lab: {meter: table, file: table.csv, genome: [g0, g1, g2, g3], \
            metrics: {accuracy: acc}}
              host: {meter: lookup-table, file: lookup.json, metrics: [size_mb]}
            """;

    private static final String PIPE = "it is a pipe, a device or a socket";
    private static final String CIRCLE = "Too many levels of symbolic links";

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(folder.resolve("space.json"), TestSpaces.TINY);
        Files.writeString(folder.resolve("search.yaml"), SEARCH);
        List<String> lines = new ArrayList<>(List.of("g0,g1,g2,g3,acc"));
        TestSpaces.tiny().canonicalGenomes().forEach(genome -> lines.add(genome + ",1"));
        Files.write(folder.resolve("table.csv"), lines);
    }

    @ParameterizedTest
    @CsvSource({
        "search.yaml, pipe",
        "search.yaml, device",
        "search.yaml, folder",
        "search.yaml, circle",
        "space.json, pipe",
        "space.json, device",
        "space.json, circle",
        "table.csv, pipe",
        "table.csv, device",
        "table.csv, folder",
        "table.csv, circle",
        "lookup.json, pipe",
        "lookup.json, device",
        "lookup.json, folder",
        "lookup.json, circle",
    })
    void shouldRefuseWhatIsNoFileInPlaceOfOne(String name, String kind) throws Exception {
        String reason = put(kind, folder.resolve(name));

        assertThatThrownBy(this::simulate).hasMessageContaining(name).hasMessageContaining(reason);
    }

    /** Puts something that is no file in the place of one; returns what is to be said of it. */
    private String put(String kind, Path place) throws Exception {
        Files.deleteIfExists(place);
        return switch (kind) {
            case "pipe" -> {
                assumeTrue(
                        new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0,
                        "SKIPPED: no named pipes here");
                yield PIPE;
            }
            case "device" -> {
                Path zero = Path.of("/dev/zero");
                assumeTrue(Files.exists(zero), "SKIPPED: no /dev/zero here");
                Files.createSymbolicLink(place, zero);
                yield PIPE;
            }
            case "folder" -> {
                Files.createDirectory(place);
                yield "it is a folder";
            }
            default -> {
                Files.createSymbolicLink(place, place);
                yield CIRCLE;
            }
        };
    }

    private void simulate() throws InterruptedException {
        SimulateCommand command = new SimulateCommand();
        StringWriter err = new StringWriter();
        new CommandLine(command)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .parseArgs(folder.resolve("search.yaml").toString());
        int exitCode = command.call();
        assertThat(exitCode).as(err.toString()).isNotNegative();
    }
}
