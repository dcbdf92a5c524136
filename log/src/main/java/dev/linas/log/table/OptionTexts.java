package dev.linas.log.table;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;

/** The options that genomes of a space choose, as texts. Immutable. */
public final class OptionTexts {
    private final SearchSpace space;
    private final List<List<String>> options;

    /** The option texts of a space. */
    public OptionTexts(SearchSpace space) {
        this.space = space;
        this.options =
                space.variables().stream()
                        .map(v -> v.options().stream().map(OptionTexts::of).toList())
                        .toList();
    }

    /** One option as a text. */
    static String of(Object option) {
        return option instanceof Double number ? DecimalText.of(number) : String.valueOf(option);
    }

    /** The chosen option per variable; empty where the variable is inactive. */
    public List<String> of(Genome genome) {
        boolean[] active = space.active(genome);
        return IntStream.range(0, active.length)
                .mapToObj(v -> active[v] ? options.get(v).get(genome.option(v)) : "")
                .toList();
    }

    /** All options of a variable, in their order. */
    public List<String> options(int variable) {
        return options.get(variable);
    }
}
