package dev.linas.log.table.read;

import dev.linas.core.space.SearchSpace;
import java.util.Map;
import java.util.Optional;

/**
 * The information that a table of another tool lacks.
 *
 * @param space its search space; a table that Linas wrote is checked against it if it is given
 * @param search what its rows are called as a search
 * @param pool the pool of values whose column names none
 * @param metrics column by metric
 * @param others whether there are further metrics, called as their columns are
 */
public record Foreign(
        Optional<SearchSpace> space,
        String search,
        String pool,
        Map<String, String> metrics,
        boolean others) {}
