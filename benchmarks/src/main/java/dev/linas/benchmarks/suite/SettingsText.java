package dev.linas.benchmarks.suite;

import dev.linas.benchmarks.quality.Configuration;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.runtime.error.UserError;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a way of searching from one argument: a tactic and settings of the search file, e.g. {@code
 * linas batch=diversity population=50 predictor=svr-rbf+ridge}; {@code budget} is in evaluations.
 */
final class SettingsText {
    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    private SettingsText() {}

    /**
     * The configuration, labelled by the text.
     *
     * @throws UserError naming the word that is wrong
     */
    static Configuration configuration(String text) {
        List<String> words = List.of(text.trim().split("\\s+", -1));
        if (!Tactics.ALL.names().contains(words.get(0))) {
            throw new UserError(
                    "--configuration '%s': '%s' is no tactic; expected one of %s first"
                            .formatted(text, words.get(0), String.join(", ", Tactics.ALL.names())));
        }
        Configuration configuration =
                Configuration.tactic(words.get(0)).labelled(String.join(" ", words));
        for (String word : words.subList(1, words.size())) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2) {
                throw new UserError(
                        "--configuration '%s': '%s'; expected KEY=VALUE, a list as A+B"
                                .formatted(text, word));
            }
            Object value = value(parts[1]);
            configuration =
                    configuration.with(
                            parts[0],
                            parts[0].equals("budget") ? Map.of("evaluations", value) : value);
        }
        return configuration;
    }

    private static Object value(String text) {
        if (INTEGER.matcher(text).matches()) {
            return Integer.valueOf(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return text.contains("+") ? List.of(text.split("\\+", -1)) : text;
    }
}
