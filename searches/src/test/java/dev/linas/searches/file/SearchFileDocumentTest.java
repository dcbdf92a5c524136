package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.proposer.tactic.Tactics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the search file names every key that is read, and no other. */
class SearchFileDocumentTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#([^)]+))?\\)");

    @Test
    void shouldNameEveryKeyOfTheFileAndNoOther() throws IOException {
        assertThat(keysByTable().get("key"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        SearchFileReader.keys(Tactics.ALL).stream(),
                                        below("objectives[]", ObjectivesReader.KEYS),
                                        below("also_measure[]", AlsoMeasuredReader.KEYS),
                                        below("algorithm", AlgorithmReader.KEYS),
                                        below("warm_start", WarmStartReference.KEYS),
                                        below("schedule[]", StrategyReader.PHASE_KEYS),
                                        below("budget", SearchFileReader.BUDGET_KEYS),
                                        below("round", SearchFileReader.ROUND_KEYS))
                                .flatMap(keys -> keys)
                                .toList());
    }

    @Test
    void shouldNameEveryKeyOfEveryPoolAndNoOther() throws IOException {
        assertThat(keysByTable().get("key of every pool"))
                .containsExactlyInAnyOrderElementsOf(PoolSettings.COMMON_KEYS);
    }

    @Test
    void shouldNameEveryKeyOfEveryMeterAndNoOther() throws IOException {
        Map<String, List<String>> tables = keysByTable();
        for (String meter : Meters.ALL.names()) {
            assertThat(tables.get("key of `" + meter + "`"))
                    .as("keys of the meter " + meter)
                    .isNotNull()
                    .containsExactlyInAnyOrderElementsOf(Meters.ALL.named(meter).keys());
        }
        assertThat(tables.keySet()).hasSize(Meters.ALL.names().size() + 2);
    }

    @Test
    void shouldNameEveryMetricThatAMeterDeclares() throws IOException {
        String document = text("search-file.md");

        assertThat(Meters.ALL.implementations())
                .flatExtracting(MeterKind::metrics)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(document).contains("`" + metric.name() + "`"));
    }

    @Test
    void shouldLinkTheSpacesAndOnlyWhatIsThere() throws IOException {
        List<MatchResult> links = LINK.matcher(text("search-file.md")).results().toList();

        assertThat(links).extracting(link -> link.group(1)).contains("search-spaces.md");
        for (MatchResult link : links) {
            String target = text(link.group(1));
            Optional.ofNullable(link.group(2))
                    .ifPresent(anchor -> assertThat(anchors(target)).contains(anchor));
        }
    }

    /** The keys in the first column of every table of keys, by its heading. */
    private static Map<String, List<String>> keysByTable() throws IOException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>();
        for (String line : text("search-file.md").lines().toList()) {
            String first = line.startsWith("| ") ? line.substring(2, line.indexOf(" |", 2)) : "";
            if (first.startsWith("key")) {
                keys = new ArrayList<>();
                tables.put(first, keys);
            } else {
                CODE.matcher(first).results().map(key -> key.group(1)).forEach(keys::add);
            }
        }
        return tables;
    }

    private static Stream<String> below(String parent, List<String> keys) {
        return keys.stream().map(key -> parent + "." + key);
    }

    private static List<String> anchors(String text) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9_ -]", "").replace(' ', '-'))
                .toList();
    }

    private static String text(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }
}
