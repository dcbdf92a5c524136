package dev.linas.evaluator.meter.lookup;

import dev.linas.core.additive.AdditiveMetric;
import dev.linas.core.additive.AdditiveTerm;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Reads lookup tables, format {@code linas-lookup-table/1}:
 *
 * <pre>{@code
 * {"format": "linas-lookup-table/1", "space": "tiny", "metrics": {
 *   "macs": {"unit": "millions", "bias": 265.9, "terms": [
 *     {"when": {"d0": [3, 4]}, "variables": ["ks2", "e2"],
 *      "values": {"3,3": -10.5, "3,4": -5.7}}]}}}
 * }</pre>
 *
 * <p>A term reads the options of its variables, joined by a comma. Every combination that can occur
 * when the term holds must have a value, and every value a combination.
 */
final class LookupReader {
    private static final String FORMAT = "linas-lookup-table/1";

    private final String pool;
    private final SearchSpace space;
    private final Path file;

    LookupReader(MeterSite site, Path file) {
        this.pool = site.pool();
        this.space = site.space();
        this.file = file;
    }

    /**
     * The sums of the given metrics.
     *
     * @throws InvalidPoolException naming every problem of the table
     */
    Map<String, AdditiveMetric> read(byte[] content, List<String> metrics) {
        try {
            Document document =
                    Document.parse(
                            "lookup table " + file, file.resolveSibling("."), content, Format.JSON);
            return read(new Problems(document), metrics);
        } catch (InvalidConfigurationException e) {
            throw new InvalidPoolException(pool, e);
        }
    }

    private Map<String, AdditiveMetric> read(Problems problems, List<String> metrics) {
        Section root = problems.rootSection(List.of("format", "space", "note", "metrics"));
        root.required("format", "'" + FORMAT + "', which this version reads").text(FORMAT::equals);
        root.text("space");
        root.text("note");
        Map<String, Value> known =
                root.required("metrics", "a mapping of metrics to their sums")
                        .entries("a sum: {unit: …, bias: …, terms: […]}");
        Map<String, AdditiveMetric> sums = new LinkedHashMap<>();
        for (String metric : metrics) {
            if (known.containsKey(metric)) {
                known.get(metric)
                        .section(List.of("unit", "bias", "terms"))
                        .ifPresent(section -> sums.put(metric, sum(section)));
            } else if (!known.isEmpty()) {
                problems.error(
                        "metrics",
                        "there is no metric '%s'; there are %s%s"
                                .formatted(
                                        metric,
                                        new TreeSet<>(known.keySet()),
                                        Suggestions.didYouMean(metric, known.keySet())));
            }
        }
        problems.throwIfAny();
        return sums;
    }

    private AdditiveMetric sum(Section section) {
        OptionalDouble bias = section.required("bias", "a finite number").number(b -> true);
        TermReader reader = new TermReader(space);
        List<AdditiveTerm> terms = new ArrayList<>();
        for (Value entry :
                section.required("terms", "a list of terms")
                        .listOrEmpty("a term: {variables: […], values: {…}}")) {
            entry.section(TermReader.KEYS).flatMap(reader::read).ifPresent(terms::add);
        }
        return new AdditiveMetric(bias.orElse(0), terms);
    }
}
