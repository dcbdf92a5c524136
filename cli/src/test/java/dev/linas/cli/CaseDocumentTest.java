package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/cases.md} names a test for each case, and each of them is there. */
class CaseDocumentTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(should\\w+)`");
    private static final int CASES = 28;

    @Test
    void shouldNameTestsThatAreThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        for (String row : rows()) {
            Matcher named = NAMED.matcher(row);
            while (named.find()) {
                String source = tests.getOrDefault(named.group(1), "");
                if (!source.contains("void " + named.group(2) + "(")) {
                    missing.add(named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNameATestForEachCase() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThanOrEqualTo(CASES)
                .allSatisfy(row -> assertThat(row).containsPattern(NAMED));
    }

    /** The rows of the tables that name tests. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean isNaming = false;
        for (String line : Files.readAllLines(HOME.resolve("docs/cases.md"))) {
            isNaming = line.startsWith("|") && (isNaming || line.endsWith("| tests |"));
            if (isNaming && !line.endsWith("| tests |") && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows;
    }

    /** Sources of tests by the names of their classes. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path folder : List.of(HOME, HOME.resolve("infra"))) {
            try (Stream<Path> modules = Files.list(folder)) {
                for (Path module : modules.toList()) {
                    addTests(module.resolve("src/test/java"), sources);
                }
            }
        }
        return sources;
    }

    private static void addTests(Path folder, Map<String, String> sources) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
        }
    }
}
