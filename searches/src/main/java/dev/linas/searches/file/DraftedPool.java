package dev.linas.searches.file;

import dev.linas.evaluator.meter.DraftKey;
import dev.linas.evaluator.meter.MeterDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pool of a search file that is to be written.
 *
 * @param meter name of its meter
 * @param draft what its meter wants to be written
 * @param values what was given, by the names of options
 * @param variables names of the space's variables
 */
public record DraftedPool(
        String meter, MeterDraft draft, Map<String, String> values, List<String> variables) {
    public DraftedPool {
        values = Map.copyOf(values);
        variables = List.copyOf(variables);
    }

    /** The lines below the name of the pool, without indent. */
    List<String> lines(List<String> metrics) {
        List<String> lines = new ArrayList<>();
        lines.add("meter: " + commented(meter, draft.comment()));
        for (DraftKey key : draft.keys()) {
            value(key, metrics)
                    .ifPresent(
                            value -> lines.add(key.key() + ": " + commented(value, key.comment())));
        }
        return lines;
    }

    private Optional<String> value(DraftKey key, List<String> metrics) {
        Optional<String> given = key.option().map(option -> values.get(option.name()));
        return switch (key.form()) {
            case TEXT, NETWORK -> given.map(NewSearchFile::quoted);
            case WORDS -> given.map(text -> list(List.of(text.strip().split("\\s+", -1))));
            case METRICS -> Optional.of(list(metrics));
            case METRIC_COLUMNS ->
                    Optional.of(
                            metrics.stream()
                                    .map(NewSearchFile::quoted)
                                    .map(metric -> metric + ": " + metric)
                                    .collect(Collectors.joining(", ", "{", "}")));
            case VARIABLES -> Optional.of(list(variables));
            case FIXED -> Optional.of(key.fixed());
        };
    }

    private static String list(List<String> texts) {
        return texts.stream()
                .map(NewSearchFile::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String commented(String value, String comment) {
        return comment.isEmpty() ? value : value + "  # " + comment;
    }
}
