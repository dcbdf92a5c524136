package dev.linas.searches.file;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads measurement logs that a search is to begin with; a service, found by its class path. */
public interface EarlierLog {

    /**
     * The values of one sub-network in a log.
     *
     * @param genome canonical genome
     * @param values value by {@code metric@pool}, and by {@code metric} where one pool has it
     */
    record Row(Genome genome, Map<String, Double> values) {}

    /**
     * Reads a whole file.
     *
     * @param columns column by metric, or by {@code metric@pool}; values are there by the names of
     *     these columns too
     * @param notes hears, a line each, what is left out, or was read in one of several ways
     * @return each sub-network once, in the order of the file, with the first value of each metric
     * @throws IllegalArgumentException with all that is wrong with the file, a line each
     */
    List<Row> read(
            Path file, SearchSpace space, Map<String, String> columns, Consumer<String> notes);
}
