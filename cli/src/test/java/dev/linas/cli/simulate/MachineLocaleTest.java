package dev.linas.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.LinasMain;
import dev.linas.searches.TestSpaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language, the country and the charset of a machine decide no byte of a result. */
class MachineLocaleTest {
    private static final String SEARCH =
            """
            id: toy
            space: tiny.json
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: lab, goal: minimize}
            population: 4
            initial_population: 4
            inner_evaluations: 100
            budget: {evaluations: 12}
            pools:
              lab:
                {meter: table, file: "t.csv", genome: [g0, g1, g2, g3], \
            metrics: {accuracy: "Güte", latency_ms: ms}}
            """;

    @TempDir Path folder;

    @Test
    void shouldWriteTheSameBytesInEveryLanguageAndCharset() throws Exception {
        writeFiles();

        byte[] english = simulated("en", "US", "UTF-8");

        assertThat(new String(english, UTF_8)).contains("1.375");
        assertThat(simulated("ar", "EG", "US-ASCII")).isEqualTo(english);
        assertThat(simulated("tr", "TR", "ISO-8859-9")).isEqualTo(english);
    }

    private void writeFiles() throws IOException {
        Files.writeString(folder.resolve("tiny.json"), TestSpaces.TINY);
        Files.writeString(folder.resolve("search.yaml"), SEARCH);
        List<String> lines = new ArrayList<>(List.of("g0,g1,g2,g3,Güte,ms"));
        TestSpaces.tiny()
                .canonicalGenomes()
                .forEach(
                        g ->
                                lines.add(
                                        g
                                                + ","
                                                + (70.125 + g.option(0))
                                                + ","
                                                + (1.375 + g.option(1))));
        Files.write(folder.resolve("t.csv"), lines);
    }

    private byte[] simulated(String language, String country, String charset) throws Exception {
        Path json = folder.resolve(language + ".json");
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.language=" + language,
                                "-Duser.country=" + country,
                                "-Dfile.encoding=" + charset,
                                "-cp",
                                System.getProperty("java.class.path"),
                                LinasMain.class.getName(),
                                "simulate",
                                folder.resolve("search.yaml").toString(),
                                "--json",
                                json.toString())
                        .inheritIO()
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(java.waitFor()).isZero();
        return Files.readAllBytes(json);
    }
}
