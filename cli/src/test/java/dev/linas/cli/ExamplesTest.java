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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    static List<Path> searchFiles() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.endsWith("search.yaml")).sorted().toList();
        }
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
        StringWriter out = new StringWriter();

        int exit =
                new CommandLine(new SimulateCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute(
                                EXAMPLES.resolve(example).resolve("search.yaml").toString(),
                                "--evaluations",
                                Integer.toString(evaluations));

        assertThat(exit).isZero();
        return out.toString();
    }
}
