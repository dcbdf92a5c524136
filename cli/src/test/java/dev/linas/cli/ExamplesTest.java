package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.cli.simulate.SimulateCommand;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    private static final Path TABLES = EXAMPLES.resolve("tables");

    static List<Path> searchFiles() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> isSearch(file)).sorted().toList();
        }
    }

    private static boolean isSearch(Path file) {
        return file.endsWith("search.yaml")
                || (file.startsWith(TABLES) && file.toString().endsWith(".yaml"));
    }

    @Test
    void shouldHaveTheExamplesThatHelpTextsName() throws IOException {
        assertThat(searchFiles()).contains(EXAMPLES.resolve("ofa-mbv3/search.yaml"));
    }

    @ParameterizedTest
    @MethodSource("searchFiles")
    void shouldBeValidWithoutWarnings(Path file) {
        assertThat(SearchFile.read(file, ForeignPools.REFUSED).warnings()).isEmpty();
    }

    @Test
    void shouldSimulateTheFirstExample() {
        assertThat(simulated("ofa-mbv3", 30)).containsPattern("linas +1 +30 +0 .* BUDGET");
    }

    @Test
    void shouldFindAFrontForEachOfTwoDevices() {
        assertThat(simulated(TABLES.resolve("two-devices.yaml"), 40))
                .containsPattern("linas +1 +40 +0 .* BUDGET")
                .containsPattern("linas +phone +\\d+ ")
                .containsPattern("linas +board +\\d+ ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-objectives.yaml", "fastest-above-90.yaml"})
    void shouldSimulateTheExamplesOfTables(String file) {
        assertThat(simulated(TABLES.resolve(file), 40))
                .containsPattern("linas +1 +40 +0 .* BUDGET");
    }

    /** Whether a later version gives the same, to the last digit, is no matter of the example. */
    @Test
    void shouldLookBackAtTheRecordedLog() throws IOException {
        String log = TABLES.resolve("recorded.avro").toString();

        assertThat(replayed(log, "--at", "evaluation:40"))
                .contains("40 evaluations, round ")
                .contains("accuracy@phone");
        assertThat(replayed(log, "--predictor", "ridge")).contains("recorded", "predictor ridge");
        assertThat(replayed("explain", log, "1/0")).contains("Candidate 1/0 of search");
    }

    private static String replayed(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("explain")) {
            all.add(0, "replay");
        }
        CommandRun.linas(out, new StringWriter(), all);
        return out.toString();
    }

    @Test
    void shouldServeAnObjectiveFunctionOfAnotherTool() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no /usr/bin/python3");

        assertThat(simulated("coming-from", 20)).containsPattern("linas +1 +20 +0 .* BUDGET");
    }

    /** Sub-networks are cut, run and scored for real. */
    @ParameterizedTest
    @ValueSource(strings = {"recommendation", "language"})
    void shouldMeasureNetworksOfOtherModalities(String example) {
        assertThat(simulated(example, 12)).containsPattern("linas +1 +12 +0 .* BUDGET");
    }

    private static String simulated(String example, int evaluations) {
        return simulated(EXAMPLES.resolve(example).resolve("search.yaml"), evaluations);
    }

    private static String simulated(Path file, int evaluations) {
        StringWriter out = new StringWriter();

        int exit =
                new CommandLine(new SimulateCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute(file.toString(), "--evaluations", Integer.toString(evaluations));

        assertThat(exit).isZero();
        return out.toString();
    }
}
