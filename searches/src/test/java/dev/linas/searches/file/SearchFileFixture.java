package dev.linas.searches.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A search file that names only what it must, and the reading of texts as {@code search.yaml}. */
final class SearchFileFixture {
    static final String MINIMAL =
            """
            id: demo
            space: nas-bench-201
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            pools:
              lab: {meter: table, file: t.csv, genome: [a, b, c, d, e, f], metrics: {accuracy: acc}}
              phone: {meter: command, command: [python3, score.py], metrics: [latency_ms, watts]}
            """;

    private SearchFileFixture() {}

    static SearchFile read(Path folder, String text, ForeignPools foreignPools) throws IOException {
        Path file = folder.resolve("search.yaml");
        Files.writeString(file, text);
        return SearchFile.read(file, foreignPools);
    }
}
